/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Probe;
import dev.lifesigns.kubernetes.ProbeKind;
import java.util.List;

/** A liveness that kills what would have been well again in a moment. */
final class RestartSoonerThanPause implements Rule {
    private static final RuleText TEXT = new RuleText(
            "restart-sooner-than-pause",
            Severity.WARNING,
            "Liveness waits longer than an ordinary pause lasts",
            "A full collection, a node that is short of CPU, a virtual machine that moves or a switch that fails over stop a "
                    + "process for some seconds, and then it goes on. A restart takes longer than that, begins with cold "
                    + "caches, and hits all pods that had the same pause.",
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              periodSeconds: 5
              failureThreshold: 1
            """,
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              periodSeconds: 5
              failureThreshold: 3
            """,
            "It keeps silent if a hang must last for 5 s, or 10 s in a JVM, and more than one probe must fail.",
            List.of(Sources.CONCEPTS));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        int pause = LivenessThreshold.pause(target);
        target.probe(ProbeKind.LIVENESS)
                .filter(resolved -> LivenessThreshold.isHasty(resolved.probe(), target))
                .ifPresent(resolved -> findings.add(
                        resolved.declared().positionOf("failureThreshold"),
                        "livenessProbe kills after " + failures(resolved.probe()) + ", a hang of "
                                + LivenessThreshold.shortestHang(resolved.probe()) + " s",
                        "An ordinary pause of " + pause + " s, such as "
                                + (target.isJvm() ? "a full collection" : "CPU throttling or a failover")
                                + ", restarts " + target.allPods() + ".",
                        LivenessThreshold.fix(target, resolved)));
    }

    private static String failures(Probe probe) {
        return probe.failureThreshold() == 1 ? "a single failure" : probe.failureThreshold() + " failures in a row";
    }
}
