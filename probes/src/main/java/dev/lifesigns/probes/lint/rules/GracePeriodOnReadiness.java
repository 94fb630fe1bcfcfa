/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;

/** A grace period on the probe that never kills. */
final class GracePeriodOnReadiness implements Rule {
    private static final String FIELD = "terminationGracePeriodSeconds";

    @Override
    public String id() {
        return "grace-period-on-readiness";
    }

    @Override
    public void check(Target target, Findings findings) {
        target.container()
                .probe(ProbeKind.READINESS)
                .filter(probe -> probe.node().has(FIELD))
                .ifPresent(probe -> findings.add(
                        probe.positionOf(FIELD),
                        "readinessProbe has terminationGracePeriodSeconds",
                        findings.rejection(),
                        new Fix(probe.path(FIELD), "")));
    }
}
