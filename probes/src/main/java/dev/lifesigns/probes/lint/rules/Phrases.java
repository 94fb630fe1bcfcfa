/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import java.time.Duration;

/** How durations are worded in messages. */
final class Phrases {
    private Phrases() {}

    /** {@code 31 s}; fractions are rounded up. */
    static String seconds(Duration duration) {
        return roundedUp(duration) + " s";
    }

    /** Whole seconds, rounded up. */
    static int roundedUp(Duration duration) {
        long seconds = duration.plusNanos(999_999_999).toSeconds();
        return (int) Math.min(Integer.MAX_VALUE, seconds);
    }
}
