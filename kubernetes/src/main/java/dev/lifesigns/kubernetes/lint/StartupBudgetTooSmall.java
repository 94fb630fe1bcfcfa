/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Probe;
import dev.lifesigns.kubernetes.ProbeKind;
import java.util.List;

/** A startup probe that gives up before a slow start is through. */
final class StartupBudgetTooSmall implements Rule {
    private static final int LEAST = 10;
    private static final int BUDGET = 30;
    private static final int BUDGET_OF_JVM = 120;
    private static final RuleText TEXT = new RuleText(
            "startup-budget-too-small",
            Severity.WARNING,
            "A startup probe waits for a slow start",
            "The budget is initialDelaySeconds plus periodSeconds times failureThreshold. A container that is not through by "
                    + "then is killed and begun anew. It costs nothing to be generous: the probe is over with its first success.",
            """
            image: eclipse-temurin:21-jre
            startupProbe:
              httpGet: {path: /health/startup, port: 8080}
              periodSeconds: 5
              failureThreshold: 3
            """,
            """
            image: eclipse-temurin:21-jre
            startupProbe:
              httpGet: {path: /health/startup, port: 8080}
              periodSeconds: 5
              failureThreshold: 24
            """,
            "It keeps silent from 60 s for a JVM and from 10 s for anything else, Quarkus, Micronaut and Helidon included.",
            List.of(Sources.PROBES));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        int least = NoStartupProbe.isSlow(target) ? NoStartupProbe.SLOW_START : LEAST;
        target.probe(ProbeKind.STARTUP)
                .filter(resolved -> resolved.probe().budget().toSeconds() < least)
                .ifPresent(resolved -> findings.add(
                        resolved.declared().positionOf("failureThreshold"),
                        "startupProbe gives up after "
                                + Phrases.seconds(resolved.probe().budget()),
                        "A start that takes longer, as on a busy node, is killed and begun anew, again and again.",
                        resolved.fix("failureThreshold", enough(resolved.probe(), NoStartupProbe.isSlow(target)))));
    }

    private static int enough(Probe probe, boolean slow) {
        int seconds = (slow ? BUDGET_OF_JVM : BUDGET) - probe.initialDelaySeconds();
        return (seconds + probe.periodSeconds() - 1) / probe.periodSeconds();
    }
}
