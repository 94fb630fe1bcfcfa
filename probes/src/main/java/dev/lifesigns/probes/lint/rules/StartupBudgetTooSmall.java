/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;

/** A startup probe that gives up before a slow start has finished. */
final class StartupBudgetTooSmall implements Rule {
    private static final int LEAST = 10;
    private static final int BUDGET = 30;
    private static final int BUDGET_OF_JVM = 120;

    @Override
    public String id() {
        return "startup-budget-too-small";
    }

    @Override
    public void check(Target target, Findings findings) {
        int least = NoStartupProbe.isSlow(target) ? NoStartupProbe.SLOW_START : LEAST;
        target.probe(ProbeKind.STARTUP)
                .filter(resolved -> resolved.probe().budget().toSeconds() < least)
                .filter(resolved -> !ProcessCheck.succeedsFromTheStart(resolved.handler()))
                .ifPresent(resolved -> findings.add(
                        resolved.declared().positionOf("failureThreshold"),
                        "startupProbe gives up after "
                                + Phrases.seconds(resolved.probe().budget()),
                        "A start that takes longer, as on a busy node, is killed and retried, again and again.",
                        resolved.fix("failureThreshold", enough(resolved.probe(), NoStartupProbe.isSlow(target)))));
    }

    private static int enough(Probe probe, boolean slow) {
        int seconds = (slow ? BUDGET_OF_JVM : BUDGET) - probe.initialDelaySeconds();
        return (seconds + probe.periodSeconds() - 1) / probe.periodSeconds();
    }
}
