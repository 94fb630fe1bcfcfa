/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.lint.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers of a readiness probe that leaves traffic within half a minute, for one that takes longer. */
final class QuickerReadiness {
    private static final int PERIOD = 10;
    private static final int PATIENCE = 30;

    private QuickerReadiness() {}

    /**
     * The fixes that make readiness quick, if it is slow and liveness is then at least so many times as patient; nothing if
     * it is liveness that is in a hurry.
     */
    static Optional<List<Fix>> fixes(ResolvedProbe liveness, ResolvedProbe readiness, int times) {
        Probe quick = quick(readiness.probe());
        long patience = (long) quick.periodSeconds() * quick.failureThreshold();
        return readiness.patienceSeconds() > PATIENCE && times * patience <= liveness.patienceSeconds()
                ? Optional.of(fixes(readiness))
                : Optional.empty();
    }

    /** The fixes that make it quick. */
    static List<Fix> fixes(ResolvedProbe readiness) {
        Probe quick = quick(readiness.probe());
        List<Fix> fixes = new ArrayList<>();
        if (quick.periodSeconds() != readiness.probe().periodSeconds()) {
            fixes.add(readiness.fix("periodSeconds", quick.periodSeconds()));
        }
        if (quick.failureThreshold() != readiness.probe().failureThreshold()) {
            fixes.add(readiness.fix("failureThreshold", quick.failureThreshold()));
        }
        return fixes;
    }

    /** The timeout stays as it is, and below the period. */
    private static Probe quick(Probe probe) {
        int period = Math.min(probe.periodSeconds(), Math.max(PERIOD, probe.timeoutSeconds() + 1));
        int threshold = Math.max(Probe.DEFAULT_FAILURE_THRESHOLD, PATIENCE / period);
        return probe.withPeriodSeconds(period).withFailureThreshold(Math.min(probe.failureThreshold(), threshold));
    }
}
