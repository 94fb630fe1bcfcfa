/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import java.time.Duration;
import java.util.Optional;

/**
 * The period of readiness and its failure threshold.
 *
 * @param period seconds
 * @param failureThreshold two or three: one lost packet is not an outage
 */
record ReadinessNumbers(int period, int failureThreshold) {
    private static final int PATIENT = 3;
    private static final int IMPATIENT = 2;
    private static final int LONGEST_PERIOD = 10;

    /** The most forgiving ones that fit into that time, if any. */
    static Optional<ReadinessNumbers> within(Duration room, int timeout, int leastPeriod) {
        for (int threshold = PATIENT; threshold >= IMPATIENT; threshold--) {
            for (int period = Math.max(LONGEST_PERIOD, timeout + 1);
                    period >= Math.max(timeout + 1, leastPeriod);
                    period--) {
                ReadinessNumbers numbers = new ReadinessNumbers(period, threshold);
                if (numbers.worst(timeout).compareTo(room) <= 0) {
                    return Optional.of(numbers);
                }
            }
        }
        return Optional.empty();
    }

    /** The quickest ones possible. */
    static Duration quickest(int timeout, int leastPeriod) {
        return new ReadinessNumbers(Math.max(timeout + 1, leastPeriod), IMPATIENT).worst(timeout);
    }

    /** From the failure of the checks until the pod is not ready, even if the answer hangs. */
    Duration worst(int timeout) {
        return Duration.ofSeconds((long) failureThreshold * period + timeout);
    }
}
