/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonReportTest {
    @Test
    void emptyReportHasEveryMember() {
        assertThat(json(Examples.NOTHING)).isEqualTo("""
                {
                  "counts" : {
                    "files" : 1,
                    "workloads" : 1,
                    "errors" : 0,
                    "warnings" : 0,
                    "notes" : 0,
                    "suppressed" : 0,
                    "broken" : 0
                  },
                  "findings" : [ ],
                  "suppressed" : [ ],
                  "broken" : [ ],
                  "notes" : [ ]
                }
                """);
    }

    @Test
    void findingHasItsPlaceAndItsFixes() {
        assertThat(json(Examples.linted(Examples.SLOW))).contains("""
                  "findings" : [
                    {
                      "rule" : "timeout-not-below-period",
                      "severity" : "error",
                      "file" : "k8s/orders.yaml",
                      "line" : 3,
                      "column" : 3,
                      "subject" : "Deployment orders, container app",
                      "problem" : "livenessProbe.timeoutSeconds is 10 and periodSeconds is 10",
                      "consequence" : "While it hangs, the kubelet asks it without a pause, and each of its threads that still \
                works gets one more request to wait for",
                      "fixes" : [
                        {
                          "path" : "spec.template.spec.containers[0].livenessProbe.timeoutSeconds",
                          "value" : "2"
                        },
                        {
                          "path" : "spec.template.spec.containers[0].livenessProbe.successThreshold",
                          "remove" : true
                        },
                        {
                          "path" : "spec.minReadySeconds",
                          "value" : "{a: 1}"
                        }
                      ]
                    }
                  ],
                """);
    }

    @Test
    void fileAsAWholeHasNoLine() {
        assertThat(json(Examples.linted(Examples.UNREADY)))
                .contains("\"file\" : \"k8s/orders.yaml\",\n      \"subject\"")
                .doesNotContain("\"line\"", "\"column\"");
    }

    @Test
    void suppressedBrokenAndNotesAreShown() {
        assertThat(json(Examples.SOMETHING))
                .contains(
                        "\"reason\" : \"baseline\"", "\"reason\" : \"it naps\"", "\"suppressed\" : 2", "\"broken\" : 1")
                .endsWith("""
                          "broken" : [
                            {
                              "file" : "k8s/torn.yaml",
                              "line" : 3,
                              "column" : 1,
                              "message" : "a tab (expected: spaces)"
                            }
                          ],
                          "notes" : [
                            {
                              "file" : "k8s/orders.yaml",
                              "line" : 9,
                              "column" : 5,
                              "message" : "CronJob cleanup: skipped"
                            }
                          ]
                        }
                        """);
    }

    private static String json(LintRunInput linted) {
        return ReportFormat.JSON.render(linted, false);
    }
}
