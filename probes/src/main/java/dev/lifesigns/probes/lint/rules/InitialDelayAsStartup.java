/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import java.util.List;
import java.util.Optional;

/** A long initial delay of liveness in place of a startup probe. */
final class InitialDelayAsStartup implements Rule {
    private static final int LONG = 30;
    /* Some kubelets run liveness before the startup probe after a restart: the delay is all that protects a start there. */
    private static final String REMOVAL =
            " With the startupProbe, remove the delay if no node runs Kubernetes 1.35 or later "
                    + "without the fix of kubernetes/kubernetes#141155.";

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
        int budget = Math.max(
                NoStartupProbe.SLOW_START, Phrases.roundedUp(resolved.probe().budget()));
        Optional<Fix> startup = StartupFix.of(target, resolved, budget);
        findings.add(
                resolved.declared().positionOf("initialDelaySeconds"),
                "livenessProbe.initialDelaySeconds is " + delay + ", and there is no startupProbe",
                "After each restart, a hang goes undetected for " + delay + " s, and a start that takes longer than "
                        + Phrases.seconds(resolved.probe().budget()) + " is killed anyway."
                        + (startup.isPresent() ? StartupFix.condition(target, resolved) + REMOVAL : ""),
                startup.map(List::of).orElse(List.of()));
    }

    /** Whether this rule reports a finding, so that related rules do not. */
    static boolean applies(Target target) {
        return target.container().probe(ProbeKind.STARTUP).isEmpty()
                && target.probe(ProbeKind.LIVENESS)
                        .filter(resolved -> resolved.probe().initialDelaySeconds() >= LONG
                                && !ProcessCheck.succeedsFromTheStart(resolved.handler()))
                        .isPresent();
    }
}
