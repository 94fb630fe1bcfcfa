/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.manifest.DeclaredProbe;
import java.util.List;

/** More than one success asked of a probe that kills. */
final class SuccessThresholdNotOne implements Rule {
    private static final RuleText TEXT = new RuleText(
            "success-threshold-not-one",
            Severity.ERROR,
            "Liveness and startup succeed with one success",
            "The API server refuses any other successThreshold for them. Only readiness may ask for several successes in a row.",
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              successThreshold: 2
            """,
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              successThreshold: 1
            """,
            "",
            List.of(Sources.API, Sources.VALIDATION));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            int threshold = probe.node().integer("successThreshold").orElse(1);
            if (probe.kind().kills() && threshold > 1) {
                findings.add(
                        probe.positionOf("successThreshold"),
                        probe.kind().field() + ".successThreshold is " + threshold + " (expected: 1)",
                        "The API server refuses the object.",
                        new Fix(probe.path("successThreshold"), "1"));
            }
        }
    }
}
