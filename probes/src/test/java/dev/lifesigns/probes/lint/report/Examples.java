/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.LintResult.Suppressed;
import dev.lifesigns.probes.lint.RuleText;
import dev.lifesigns.probes.lint.Severity;
import java.util.List;

/** A run of the linter, for the tests of its reports. */
final class Examples {
    private static final String PROBE = "spec.template.spec.containers[0].livenessProbe";

    static final ManifestSource ORDERS = new ManifestSource("k8s/orders.yaml", """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              timeoutSeconds: 10
              periodSeconds: 10
            """);

    static final RuleText TIMEOUT = new RuleText(
            "timeout-not-below-period",
            Severity.ERROR,
            "A probe's timeout is shorter than its period",
            "A probe that hangs takes its whole timeout. If that is the period or more, the next one follows at once, and"
                    + " what hangs is asked without a pause.",
            "livenessProbe:\n  timeoutSeconds: 10\n  periodSeconds: 10\n",
            "livenessProbe:\n  timeoutSeconds: 2\n  periodSeconds: 10\n",
            "",
            List.of(
                    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/"));

    static final RuleText HEADERS = new RuleText(
            "no-readiness",
            Severity.WARNING,
            "A container behind a service has a readiness probe",
            "Without one it gets traffic before it can answer",
            "",
            "",
            "For a job",
            List.of());

    static final Finding SLOW = finding(ORDERS.name(), 3, "livenessProbe.timeoutSeconds is 10 and periodSeconds is 10");

    static final Finding UNREADY = new Finding(
            "no-readiness",
            Severity.WARNING,
            Position.ofFile(ORDERS.name()),
            "Deployment orders, container app",
            "it has no readinessProbe",
            "It gets traffic as soon as its process runs.",
            List.of());

    static final LintRunInput NOTHING = new LintRunInput(
            new LintResult(List.of(), List.of(), List.of(), List.of(), 1), List.of(ORDERS), List.of(), "1.0");

    static final LintRunInput SOMETHING = new LintRunInput(
            new LintResult(
                    List.of(UNREADY, SLOW),
                    List.of(
                            new Suppressed(
                                    finding("k8s/old.yaml", 7, "livenessProbe.timeoutSeconds is 20"), "baseline"),
                            new Suppressed(
                                    finding("k8s/odd.yaml", 8, "livenessProbe.timeoutSeconds is 30"), "it naps")),
                    List.of(new Remark(new Position("k8s/torn.yaml", 3, 1), "a tab (expected: spaces)")),
                    List.of(new Remark(new Position(ORDERS.name(), 9, 5), "CronJob cleanup: skipped")),
                    12),
            List.of(ORDERS),
            List.of(TIMEOUT, HEADERS),
            "1.0");

    private Examples() {}

    static Finding finding(String file, int line, String problem) {
        return new Finding(
                TIMEOUT.id(),
                Severity.ERROR,
                new Position(file, line, 3),
                "Deployment orders, container app",
                problem,
                "While it hangs, the kubelet asks it without a pause, and each of its threads that still works gets one more"
                        + " request to wait for",
                List.of(
                        new Fix(PROBE + ".timeoutSeconds", "2"),
                        new Fix(PROBE + ".successThreshold", ""),
                        new Fix("spec.minReadySeconds", "{a: 1}")));
    }

    /** One run in which that was found in these files. */
    static LintRunInput linted(Finding... findings) {
        return new LintRunInput(
                new LintResult(List.of(findings), List.of(), List.of(), List.of(), 1),
                List.of(ORDERS),
                List.of(TIMEOUT),
                "1.0");
    }
}
