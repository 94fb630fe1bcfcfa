/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import java.util.Optional;

/** The failureThreshold that satisfies every rule about the patience of liveness, so that their fixes agree. */
final class LivenessThreshold {
    private static final int PAUSE = 5;
    private static final int PAUSE_OF_JVM = 10;

    private LivenessThreshold() {}

    /** The length of an ordinary pause of that container, in seconds. */
    static int pause(Target target) {
        return target.isJvm() ? PAUSE_OF_JVM : PAUSE;
    }

    /** The shortest hang that leads to a kill, in seconds. */
    static long shortestHang(Probe probe) {
        return probe.detectionOfHang().best().toSeconds();
    }

    /** Whether its patience is shorter than an ordinary pause. */
    static boolean isHasty(Probe probe, Target target) {
        return probe.failureThreshold() == 1 || shortestHang(probe) < pause(target);
    }

    /** The lowest threshold, not below the present one, that is patient enough. */
    static Fix fix(Target target, ResolvedProbe liveness) {
        Probe probe = liveness.probe();
        int threshold = probe.failureThreshold();
        if (isHasty(probe, target)) {
            threshold = Math.max(Probe.DEFAULT_FAILURE_THRESHOLD, threshold);
            while (shortestHang(probe.withFailureThreshold(threshold)) < pause(target)) {
                threshold++;
            }
        }
        return liveness.fix("failureThreshold", Math.max(threshold, beyondReadiness(target, liveness)));
    }

    private static int beyondReadiness(Target target, ResolvedProbe liveness) {
        Optional<ResolvedProbe> readiness = target.probe(ProbeKind.READINESS);
        if (readiness.isEmpty() || ProcessCheck.succeedsDuringHang(liveness.handler())) {
            return 1;
        }
        int period = liveness.probe().periodSeconds();
        long leave = readiness.get().patienceSeconds();
        if (LivenessSameAsReadiness.applies(target)) {
            return (int) Math.min(Integer.MAX_VALUE, (2 * leave + period - 1) / period);
        }
        return liveness.patienceSeconds() < leave ? (int) (leave / period) + 1 : 1;
    }
}
