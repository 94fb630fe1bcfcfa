/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.LintOptions;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.LintResult.Suppressed;
import dev.lifesigns.probes.lint.Linter;
import dev.lifesigns.probes.lint.Rules;
import dev.lifesigns.probes.lint.Severity;
import dev.lifesigns.text.Printable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** No report obeys what a manifest, or the name of a file, says to a terminal or to a CI system. */
class HostileReportTest {
    private static final String HOSTILE = "a\n::error::b\r\u001b[2J\u009b31m\u202ec\u2028\u0085d\u200b ##vso[x]y"
            + " ##[z] ##teamcity[t] \ud800\ue000 \\u202e";

    private static final LintRunInput EVERYWHERE = everywhere(HOSTILE);

    private static LintRunInput everywhere(String text) {
        Finding finding = new Finding(
                "a-rule",
                Severity.ERROR,
                new Position(text, 3, 1),
                text,
                text,
                text,
                List.of(new Fix(text + "." + text, "\"" + text + "\""), new Fix(text, "")));
        Remark remark = new Remark(Position.ofFile(text), text);
        return new LintRunInput(
                new LintResult(
                        List.of(finding), List.of(new Suppressed(finding, text)), List.of(remark), List.of(remark), 1),
                List.of(new ManifestSource(text, "a\nb\n" + "k\u009b31m\u202e" + ": x")),
                Rules.texts(),
                "1.0");
    }

    @ParameterizedTest
    @EnumSource
    void nothingReachesATerminal(ReportFormat format) {
        assertPrintable(format.render(EVERYWHERE, false));
    }

    @ParameterizedTest
    @EnumSource
    void noLineIsACommand(ReportFormat format) {
        String text = "::error::x ::stop-commands::y ";
        String report = format.render(everywhere("  " + text.repeat(20)), false);

        assertThat(report.lines().map(String::strip))
                .noneMatch(line -> line.startsWith("::error::") || line.startsWith("::stop-commands::"));
    }

    @Test
    void colorsAreOursAlone() {
        String report = ReportFormat.TEXT.render(EVERYWHERE, true);

        assertPrintable(report.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void whatIsShownSaysWhatItWas() {
        assertThat(ReportFormat.TEXT.render(EVERYWHERE, false))
                .contains("a\\n::error::b\\r\\e[2J\\u009b31m\\u202ec\\u2028\\u0085d\\u200b #\\u0023vso[x]y")
                .contains("\\\\u202e:3:1: error: ")
                .contains("\n    3 | k\\u009b31m\\u202e: x\n");
    }

    @Test
    void programsGetTheTextItself() {
        JsonNode finding = new ObjectMapper()
                .readTree(ReportFormat.JSON.render(EVERYWHERE, false))
                .path("findings")
                .path(0);

        assertThat(finding.path("file").asString()).isEqualTo(HOSTILE);
        assertThat(finding.path("problem").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void aFixCanBeCopied() {
        ManifestSource source = new ManifestSource("a.yaml", """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                  - {name: a, image: a, livenesProbe: {exec: {command: ["a\\u202e\\e\\\"\\U000e0041"]}}}
                """);
        LintResult result = Linter.withAllRules(LintOptions.none()).lint(List.of(source));
        String report =
                ReportFormat.TEXT.render(new LintRunInput(result, List.of(source), Rules.texts(), "1.0"), false);

        assertPrintable(report);
        assertThat(report).contains("livenessProbe: {exec: {command: [\"a\\u202e\\e\\\"\\U000e0041\"]}}");
    }

    private static void assertPrintable(String report) {
        assertThat(report.lines()).allSatisfy(line -> {
            assertThat(line.codePoints().noneMatch(Printable::isUnprintable)).isTrue();
            assertThat(line).doesNotContainPattern("##[a-z]*\\[").doesNotMatch("\\s*::error::b.*");
        });
    }
}
