/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import java.util.List;

/** A long initial delay of liveness in place of a startup probe. */
final class InitialDelayAsStartup implements Rule {
    private static final int LONG = 30;

    @Override
    public String id() {
        return "initial-delay-as-startup";
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
                "After each restart, a hang goes undetected for " + delay + " s, and a start that takes longer than "
                        + Phrases.seconds(resolved.probe().budget()) + " is killed anyway.",
                fixes(target, resolved));
    }

    private static List<Fix> fixes(Target target, ResolvedProbe resolved) {
        int budget = Math.max(
                NoStartupProbe.SLOW_START, Phrases.roundedUp(resolved.probe().budget()));
        return StartupFix.of(target, resolved, budget)
                .map(startup -> List.of(startup, new Fix(resolved.declared().path("initialDelaySeconds"), "")))
                .orElse(List.of());
    }

    /** Whether this rule reports a finding, so that related rules do not. */
    static boolean applies(Target target) {
        return target.container().probe(ProbeKind.STARTUP).isEmpty()
                && target.probe(ProbeKind.LIVENESS)
                        .filter(resolved -> resolved.probe().initialDelaySeconds() >= LONG)
                        .isPresent();
    }
}
