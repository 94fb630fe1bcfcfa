/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Kubernetes counts them, in whole seconds, and as people read them. */
final class Times {
    private static final long MILLIS = 1_000;

    private Times() {}

    /** Rounded up to whole seconds. */
    static int secondsUp(Duration duration) {
        return Math.toIntExact(-Math.floorDiv(-duration.toMillis(), MILLIS));
    }

    /** As written in options and configurations: {@code 1500ms}, {@code 45s}. */
    static String exact(Duration duration) {
        long millis = duration.toMillis();
        return millis % MILLIS == 0 ? millis / MILLIS + "s" : millis + "ms";
    }

    /** In the most readable form: {@code 800ms}, {@code 1.5s}, {@code 45s}. */
    static String print(Duration duration) {
        long millis = duration.toMillis();
        return millis < MILLIS
                ? exact(duration)
                : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + "s";
    }

    /** How many such pieces are needed to cover the whole. */
    static int timesUp(Duration duration, int pieceSeconds) {
        return Math.toIntExact(-Math.floorDiv(-duration.toMillis(), pieceSeconds * MILLIS));
    }

    static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
