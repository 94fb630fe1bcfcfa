/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;

/** A probe that may still be waiting when the next one is due. */
final class TimeoutNotBelowPeriod implements Rule {
    @Override
    public String id() {
        return "timeout-not-below-period";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (ResolvedProbe resolved : target.probes()) {
            Probe probe = resolved.probe();
            if (resolved.kind() == ProbeKind.STARTUP
                    || probe.timeoutSeconds() < probe.periodSeconds()
                    || probe.timeoutSeconds() == 1) {
                continue;
            }
            findings.add(
                    resolved.declared().positionOf("timeoutSeconds"),
                    resolved.name("timeoutSeconds") + " is " + probe.timeoutSeconds() + ", but periodSeconds is "
                            + probe.periodSeconds(),
                    "While the container hangs, probes run back to back, and the hang goes undetected for up to "
                            + Phrases.seconds(probe.detectionOfHang().worst()) + ".",
                    resolved.fix("periodSeconds", probe.timeoutSeconds() + 1));
        }
    }
}
