/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Probe;
import dev.lifesigns.kubernetes.ProbeKind;
import java.util.List;

/** A probe that may still wait for an answer when the next one is due. */
final class TimeoutNotBelowPeriod implements Rule {
    private static final RuleText TEXT = new RuleText(
            "timeout-not-below-period",
            Severity.WARNING,
            "A probe's timeout is shorter than its period",
            "The kubelet does not overlap probes: one that outlasts its period delays the next, which then begins at once. A "
                    + "service that is slow already is asked without a pause, and the detection takes longer than the period "
                    + "and the threshold say.",
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              periodSeconds: 10
              timeoutSeconds: 15
            """,
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              periodSeconds: 10
              timeoutSeconds: 9
            """,
            "It keeps silent if both are 1 s, since nothing shorter can be written, and about startup, where it only makes the "
                    + "budget larger.",
            List.of(Sources.WORKER));

    @Override
    public RuleText text() {
        return TEXT;
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
                    resolved.name("timeoutSeconds") + " is " + probe.timeoutSeconds() + ", and periodSeconds is "
                            + probe.periodSeconds(),
                    "While it hangs, it is asked without a pause, and that is only noticed after up to "
                            + Phrases.seconds(probe.detectionOfHang().worst()) + ".",
                    resolved.fix("timeoutSeconds", Math.max(1, probe.periodSeconds() - 1)));
        }
    }
}
