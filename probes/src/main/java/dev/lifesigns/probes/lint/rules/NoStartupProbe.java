/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;

/** A slow start that liveness may interrupt. */
final class NoStartupProbe implements Rule {
    static final int SLOW_START = 60;
    private static final int QUICK_START = 10;
    private static final int BUDGET = 30;
    private static final int BUDGET_OF_JVM = 120;

    @Override
    public String id() {
        return "no-startup-probe";
    }

    /** Whether it may take a minute to start. */
    static boolean isSlow(Target target) {
        return target.isJvm() && !Jvm.startsQuickly(target.container());
    }

    @Override
    public void check(Target target, Findings findings) {
        if (target.container().probe(ProbeKind.STARTUP).isPresent() || InitialDelayAsStartup.applies(target)) {
            return;
        }
        int needed = isSlow(target) ? SLOW_START : QUICK_START;
        target.probe(ProbeKind.LIVENESS)
                .filter(resolved -> resolved.probe().budget().toSeconds() < needed)
                .filter(resolved -> !ProcessCheck.succeedsFromTheStart(resolved.handler()))
                .ifPresent(resolved -> findings.add(
                        resolved.declared().position(),
                        "without a startupProbe, " + (isSlow(target) ? "a JVM" : "the container")
                                + " must answer its livenessProbe within "
                                + Phrases.seconds(resolved.probe().budget()) + " of its start",
                        "A start that takes longer, as on a busy node, is killed and retried, again and again."
                                + StartupFix.condition(target, resolved),
                        StartupFix.of(target, resolved, isSlow(target) ? BUDGET_OF_JVM : BUDGET).stream()
                                .toList()));
    }
}
