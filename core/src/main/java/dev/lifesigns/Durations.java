/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;

/** How long anybody may wait for anything: what callers ask for is cut to it, so that adding it to a clock is safe. */
final class Durations {
    static final Duration LONGEST = Duration.ofDays(365);

    private Durations() {}

    /** The wish, or zero if it is negative, or a year if it is longer. */
    static Duration bounded(Duration wish) {
        if (wish.isNegative()) {
            return Duration.ZERO;
        }
        return wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
    }
}
