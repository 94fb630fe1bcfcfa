/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbeKind;
import java.util.List;

/** A grace period on the probe that kills nobody. */
final class GracePeriodOnReadiness implements Rule {
    private static final String FIELD = "terminationGracePeriodSeconds";
    private static final RuleText TEXT = new RuleText(
            "grace-period-on-readiness",
            Severity.ERROR,
            "Readiness has no grace period of its own",
            "Readiness never kills a container, so there is nothing to be patient with, and the API server refuses the field. "
                    + "It belongs to the pod, or to liveness and startup.",
            """
            readinessProbe:
              httpGet: {path: /health/ready, port: 8080}
              terminationGracePeriodSeconds: 60
            """,
            """
            readinessProbe:
              httpGet: {path: /health/ready, port: 8080}
            """,
            "",
            List.of(Sources.PROBES, Sources.VALIDATION));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        target.container()
                .probe(ProbeKind.READINESS)
                .filter(probe -> probe.node().has(FIELD))
                .ifPresent(probe -> findings.add(
                        probe.positionOf(FIELD),
                        "readinessProbe has terminationGracePeriodSeconds",
                        "The API server refuses the object.",
                        new Fix(probe.path(FIELD), "")));
    }
}
