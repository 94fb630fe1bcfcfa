/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;

/** A slow start that liveness may interrupt. */
final class NoStartupProbe implements Rule {
    static final int SLOW_START = 60;
    private static final int BUDGET = 120;

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
        if (!isSlow(target)
                || target.container().probe(ProbeKind.STARTUP).isPresent()
                || InitialDelayAsStartup.applies(target)) {
            return;
        }
        target.probe(ProbeKind.LIVENESS)
                .filter(resolved -> resolved.probe().budget().toSeconds() < SLOW_START)
                .filter(resolved -> !ProcessCheck.isMadeBy(resolved.handler()))
                .ifPresent(resolved -> findings.add(
                        resolved.declared().position(),
                        "without a startupProbe, a JVM must answer its livenessProbe within "
                                + Phrases.seconds(resolved.probe().budget()) + " of its start",
                        "A start that takes longer, as on a busy node, is killed and retried, again and again.",
                        StartupFix.of(target, resolved, BUDGET)));
    }
}
