/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.LintResult;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
    @Test
    void findingIsItsPlaceItsNumbersWhatFollowsAndWhatToWrite() {
        assertThat(text(Examples.linted(Examples.SLOW))).isEqualTo("""
                k8s/orders.yaml:3:3: error: livenessProbe.timeoutSeconds is 10 and periodSeconds is 10 [timeout-not-below-period]
                    3 |   timeoutSeconds: 10
                      |   ^
                  Deployment orders, container app: While it hangs, the kubelet asks it without a pause, and
                  each of its threads that still works gets one more request to wait for.
                  In spec.template.spec.containers[0].livenessProbe:
                    write   timeoutSeconds: 2
                    remove  successThreshold
                  In spec:
                    write   minReadySeconds: {a: 1}

                1 error in 1 workload of 1 file
                """);
    }

    @Test
    void everythingElseFollowsTheFindings() {
        assertThat(text(Examples.SOMETHING)).startsWith("""
                k8s/orders.yaml: warning: it has no readinessProbe [no-readiness]
                  Deployment orders, container app: It gets traffic as soon as its process runs.

                k8s/orders.yaml:3:3: error:""").endsWith("""

                k8s/torn.yaml:3:1: error: a tab (expected: spaces)

                k8s/orders.yaml:9:5: note: CronJob cleanup: skipped

                1 error, 1 warning in 12 workloads of 1 file; 1 place could not be read; 2 suppressed
                """);
    }

    @Test
    void oneNoteStandsForManyAlike() {
        List<Remark> notes = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new Remark(Position.ofFile("values-" + i + ".yaml"), "skipped"))
                .toList();
        LintResult result = new LintResult(List.of(), List.of(), List.of(), notes, 0);
        assertThat(text(new LintRunInput(result, List.of(), List.of(), "1.0"))).isEqualTo("""
                values-1.yaml: note: skipped; the same for 4 more (--format json lists all)

                no findings in 0 workloads of 0 files
                """);
        LintResult few = new LintResult(List.of(), List.of(), List.of(), notes.subList(0, 3), 0);
        assertThat(text(new LintRunInput(few, List.of(), List.of(), "1.0"))).contains("values-3.yaml: note: skipped");
    }

    @Test
    void nothingFoundIsOneLine() {
        assertThat(text(Examples.NOTHING)).isEqualTo("no findings in 1 workload of 1 file\n");
    }

    @Test
    void onlyPlacesAndLinesToWriteAreLongerThanATerminal() {
        assertThat(text(Examples.SOMETHING).lines().filter(line -> line.startsWith("  ")))
                .allMatch(line -> line.length() <= 96);
    }

    @Test
    void colorsAreOnlyAdded() {
        String colored = ReportFormat.TEXT.render(Examples.SOMETHING, true);
        assertThat(colored).contains("\u001b[1;31merror:\u001b[0m", "\u001b[1;33mwarning:\u001b[0m");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(Examples.SOMETHING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- {name: Authorization, value: Basic aHVudGVyMg==}",
                "command: [mysqladmin, -phunter2, ping]",
                "- -phunter2",
                "url: https://orders:hunter2@db/",
                "dbPassword: hunter2",
                "{\"kind\": \"Deployment\", \"padding\": \"................................................................\", a: 1}"
            })
    void lineThatMayHoldASecretOrIsLongIsNotShown(String line) {
        LintResult result =
                Examples.linted(Examples.finding("a.yaml", 1, "it is")).result();
        LintRunInput linted = new LintRunInput(result, List.of(new ManifestSource("a.yaml", line)), List.of(), "1.0");
        assertThat(text(linted)).startsWith("a.yaml:1:3: error: it is").doesNotContain(" | ", "hunter2");
    }

    private static String text(LintRunInput linted) {
        return ReportFormat.TEXT.render(linted, false);
    }
}
