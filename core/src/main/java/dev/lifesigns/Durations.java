/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;

/** The longest wait: requested durations are limited to it, so that adding them to a clock cannot overflow. */
final class Durations {
    static final Duration LONGEST = Duration.ofDays(365);

    private Durations() {}

    /** The requested duration, or zero if it is negative, or a year if it is longer. */
    static Duration bounded(Duration requested) {
        if (requested.isNegative()) {
            return Duration.ZERO;
        }
        return requested.compareTo(LONGEST) > 0 ? LONGEST : requested;
    }
}
