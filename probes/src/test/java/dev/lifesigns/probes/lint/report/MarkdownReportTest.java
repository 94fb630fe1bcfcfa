/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    @Test
    void fileIsATableAndItsDetails() {
        assertThat(markdown(Examples.SOMETHING)).isEqualTo("""
                **Probes: 1 error, 1 warning in 12 workloads of 1 file; 1 place could not be read; 2 suppressed**

                ### k8s/orders.yaml

                | line | | rule | whose | what |
                | ---: | --- | --- | --- | --- |
                |  | warning | no-readiness | Deployment orders, container app | it has no readinessProbe |
                | 3 | error | timeout-not-below-period | Deployment orders, container app | \
                livenessProbe.timeoutSeconds is 10 and periodSeconds is 10 |

                <details><summary>What happens, and what to write</summary>

                Deployment orders, container app: it has no readinessProbe. It gets traffic as soon as its process runs.

                Line 3, Deployment orders, container app: livenessProbe.timeoutSeconds is 10 and periodSeconds is 10. \
                While it hangs, the kubelet asks it without a pause, and each of its threads that still works gets one more \
                request to wait for.

                - write `spec.template.spec.containers[0].livenessProbe.timeoutSeconds: 2`
                - remove `spec.template.spec.containers[0].livenessProbe.successThreshold`
                - write `spec.minReadySeconds: {a: 1}`

                </details>

                ### Not read

                - k8s/torn.yaml:3:1: a tab (expected: spaces)

                ### Notes

                - k8s/orders.yaml:9:5: CronJob cleanup: skipped
                """);
    }

    @Test
    void nothingFoundIsOneLine() {
        assertThat(markdown(Examples.NOTHING)).isEqualTo("**Probes: no findings in 1 workload of 1 file**\n");
    }

    @Test
    void nothingInATextIsMarkup() {
        String hostile = "a | b\n<script> @team [x](y) `c` *d* _e_ &amp; \\";
        assertThat(markdown(Examples.linted(Examples.finding("<b>.yaml", 1, hostile))))
                .contains(
                        "### \\<b\\>.yaml\n",
                        "| a \\| b\\\\n\\<script\\> \\@team \\[x\\](y) \\`c\\` \\*d\\* \\_e\\_ \\&amp; \\\\\\\\ |\n");
    }

    @Test
    void backticksOfAFixDoNotEndItsCode() {
        Finding ticked = new Finding(
                "a-rule",
                Severity.NOTE,
                Position.ofFile("a.yaml"),
                "Pod orders",
                "it is",
                "",
                List.of(new Fix("spec.a", "\"`id` ``\"")));
        assertThat(markdown(Examples.linted(ticked))).contains("\n- write ``` spec.a: \"`id` ``\" ```\n");
    }

    private static String markdown(LintRunInput linted) {
        return ReportFormat.MARKDOWN.render(linted, false);
    }
}
