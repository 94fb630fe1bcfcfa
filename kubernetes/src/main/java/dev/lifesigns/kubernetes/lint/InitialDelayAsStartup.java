/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbeKind;
import java.util.List;

/** A long delay of liveness that does the work of a startup probe, badly. */
final class InitialDelayAsStartup implements Rule {
    private static final int LONG = 30;
    private static final RuleText TEXT = new RuleText(
            "initial-delay-as-startup",
            Severity.NOTE,
            "A slow start is waited for with a startup probe, not with a delay",
            "A delay is too long and too short: after each restart nobody notices a hang for that long, and a start that takes "
                    + "longer is killed all the same. A startup probe waits as long as it takes, up to its budget, and no longer.",
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              initialDelaySeconds: 60
            """,
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
            startupProbe:
              httpGet: {path: /health/live, port: 8080}
              periodSeconds: 5
              failureThreshold: 18
            """,
            "It keeps silent below 30 s, and if there is a startup probe.",
            List.of(Sources.PROBES));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        if (!applies(target)) {
            return;
        }
        ResolvedProbe resolved = target.probe(ProbeKind.LIVENESS).orElseThrow();
        int delay = resolved.probe().initialDelaySeconds();
        findings.add(
                resolved.declared().positionOf("initialDelaySeconds"),
                "livenessProbe.initialDelaySeconds is " + delay + ", and there is no startupProbe",
                "After each restart a hang goes unnoticed for " + delay + " s, and a start of more than "
                        + Phrases.seconds(resolved.probe().budget()) + " is killed all the same.",
                StartupFix.of(
                        target,
                        resolved,
                        Math.max(
                                NoStartupProbe.SLOW_START,
                                Phrases.roundedUp(resolved.probe().budget()))),
                new Fix(resolved.declared().path("initialDelaySeconds"), ""));
    }

    /** Whether this rule has something to say, so that others need not. */
    static boolean applies(Target target) {
        return target.container().probe(ProbeKind.STARTUP).isEmpty()
                && target.probe(ProbeKind.LIVENESS)
                        .filter(resolved -> resolved.probe().initialDelaySeconds() >= LONG)
                        .isPresent();
    }
}
