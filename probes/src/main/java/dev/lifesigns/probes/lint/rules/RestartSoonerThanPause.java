/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;

/** A liveness probe that restarts a container for an ordinary pause. */
final class RestartSoonerThanPause implements Rule {
    @Override
    public String id() {
        return "restart-sooner-than-pause";
    }

    @Override
    public void check(Target target, Findings findings) {
        int pause = LivenessThreshold.pause(target);
        target.probe(ProbeKind.LIVENESS)
                .filter(resolved -> LivenessThreshold.isHasty(resolved.probe(), target))
                .filter(resolved -> !ProcessCheck.succeedsDuringHang(resolved.handler()))
                .ifPresent(resolved -> findings.add(
                        resolved.declared().positionOf("failureThreshold"),
                        "livenessProbe restarts the container after " + failures(resolved.probe()) + ", a hang of "
                                + LivenessThreshold.shortestHang(resolved.probe()) + " s",
                        "An ordinary pause of " + pause + " s, such as "
                                + (target.isJvm() ? "a full garbage collection" : "CPU throttling or a failover")
                                + ", restarts " + target.allPods() + ".",
                        LivenessThreshold.fix(target, resolved)));
    }

    private static String failures(Probe probe) {
        return probe.failureThreshold() == 1 ? "a single failure" : probe.failureThreshold() + " failures in a row";
    }
}
