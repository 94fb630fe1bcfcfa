/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.lint.LintOptions;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.Linter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A report may be larger than the memory that is left: it is written as it is made. */
class LargeReportTest {
    private static final int PODS = 3_000;
    private static final int PIECE = 64 * 1024;
    private static final ManifestSource SOURCE = new ManifestSource(
            "pods.yaml", IntStream.range(0, PODS).mapToObj(LargeReportTest::pod).collect(Collectors.joining("---\n")));

    @ParameterizedTest
    @EnumSource
    void noPieceOfItIsLarge(ReportFormat format) throws IOException {
        LintResult result = Linter.withAllRules(LintOptions.none()).lint(List.of(SOURCE));
        Pieces pieces = new Pieces();

        format.write(new LintRunInput(result, List.of(SOURCE), List.of(), "1.0"), false, pieces);

        assertThat(result.findings()).hasSize(PODS);
        assertThat(pieces.all).isGreaterThan(PODS * 100L);
        assertThat(pieces.largest).isLessThan(PIECE);
    }

    private static String pod(int number) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: pod-%d}
                spec: {containers: [{name: app, image: acme/app:1, livenessProbe: {tcpSocket: {port: 80}, timeoutSecond: 3}}]}
                """.formatted(number);
    }

    private static final class Pieces extends Writer {
        private long all;
        private int largest;

        @Override
        public void write(char[] text, int offset, int length) {
            all += length;
            largest = Math.max(largest, length);
        }

        @Override
        public void flush() {
            // nothing is kept
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
