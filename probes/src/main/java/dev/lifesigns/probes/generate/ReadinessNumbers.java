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
    static Optional<ReadinessNumbers> within(Duration room, int timeout) {
        for (int threshold = PATIENT; threshold >= IMPATIENT; threshold--) {
            for (int period = Math.max(LONGEST_PERIOD, timeout + 1); period > timeout; period--) {
                ReadinessNumbers numbers = new ReadinessNumbers(period, threshold);
                if (numbers.worst(timeout).compareTo(room) <= 0) {
                    return Optional.of(numbers);
                }
            }
        }
        return Optional.empty();
    }

    /** The quickest ones possible. */
    static Duration quickest(int timeout) {
        return new ReadinessNumbers(timeout + 1, IMPATIENT).worst(timeout);
    }

    /** From the failure of the checks until the pod is not ready, even if the answer hangs. */
    Duration worst(int timeout) {
        return Duration.ofSeconds((long) failureThreshold * period + timeout);
    }
}
