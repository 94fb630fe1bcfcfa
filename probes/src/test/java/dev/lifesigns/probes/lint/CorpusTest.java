/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the linter says of the probes of well-known projects. The manifests are ours and short, the numbers are theirs. Beside
 * each stands what is expected; of each line its author should be glad, or be able to say in one sentence why it is meant.
 */
class CorpusTest {
    static Stream<Named<Path>> manifests() throws IOException, URISyntaxException {
        Path corpus = Path.of(
                Objects.requireNonNull(CorpusTest.class.getResource("corpus")).toURI());
        try (Stream<Path> files = Files.list(corpus)) {
            List<Path> manifests = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            return manifests.stream().map(file -> Named.of(String.valueOf(file.getFileName()), file));
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void itsFindingsAreThoseInTheFileBesideIt(Path manifest) {
        LintResult result = lint(manifest);

        assertThat(result.broken()).isEmpty();
        assertThat(result.notes()).isEmpty();
        assertThat(result.workloads()).isPositive();
        assertThat(result.findings().stream().map(CorpusTest::line)).containsExactlyElementsOf(expected(manifest));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theirFixesLeaveNothingNew(Path manifest) {
        List<Finding> findings = lint(manifest).findings();

        List<Finding> after =
                LintedManifest.file(FixApplier.apply(read(manifest), findings)).findings();

        assertThat(findings)
                .extracting(Finding::rule)
                .containsAll(after.stream().map(Finding::rule).toList());
        assertThat(after).allSatisfy(finding -> assertThat(finding.fixes()).isEmpty());
    }

    static LintResult lint(Path manifest) {
        return Linter.withAllRules(LintOptions.none())
                .lint(List.of(new ManifestSource(manifest.toString(), read(manifest))));
    }

    /** {@code 12 warning no-readiness}. */
    static String line(Finding finding) {
        return finding.position().line() + " " + finding.severity().wireName() + " " + finding.rule();
    }

    static List<String> expected(Path manifest) {
        Path beside =
                manifest.resolveSibling(String.valueOf(manifest.getFileName()).replace(".yaml", ".expected"));
        return read(beside).lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
