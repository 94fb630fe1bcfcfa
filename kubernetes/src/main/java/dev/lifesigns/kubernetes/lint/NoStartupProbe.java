/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbeKind;
import java.util.List;

/** A slow starter that liveness may kill before it has started. */
final class NoStartupProbe implements Rule {
    static final int SLOW_START = 60;
    private static final int BUDGET = 120;
    private static final RuleText TEXT = new RuleText(
            "no-startup-probe",
            Severity.WARNING,
            "A slow starter has a startup probe",
            "A JVM may need a minute to start on a node that is busy, and everything starts at the same time after a node was "
                    + "lost. Liveness kills it before it is through, and the next attempt finds the same node. A startup "
                    + "probe keeps liveness waiting until the container has answered once.",
            """
            image: eclipse-temurin:21-jre
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              timeoutSeconds: 3
            """,
            """
            image: eclipse-temurin:21-jre
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              timeoutSeconds: 3
            startupProbe:
              httpGet: {path: /health/live, port: 8080}
              periodSeconds: 5
              timeoutSeconds: 3
              failureThreshold: 24
            """,
            "It speaks only about a JVM, and keeps silent if liveness leaves it 60 s or only looks whether the "
                    + "process exists, as pgrep does. A native image is no JVM, and "
                    + "Quarkus, Micronaut and Helidon are quick.",
            List.of(Sources.PROBES));

    @Override
    public RuleText text() {
        return TEXT;
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
                        "a JVM without startupProbe must answer its livenessProbe "
                                + Phrases.seconds(resolved.probe().budget()) + " after its start",
                        "A start that takes longer, as on a busy node, is killed and begun anew, again and again.",
                        StartupFix.of(target, resolved, BUDGET)));
    }
}
