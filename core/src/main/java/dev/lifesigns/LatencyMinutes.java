/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.lifesigns.CheckState.Now;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The percentiles of the runs in each of the latest minutes, without those of the minute in which runs are being
 * recorded. Immutable.
 */
final class LatencyMinutes {
    /** Stands for a minute without runs. */
    static final long NONE = -1;

    static final int MINUTES = 60;

    /** Before the first run. */
    static final LatencyMinutes EMPTY = new LatencyMinutes(-1, 0, nothing());

    private final int minute;
    private final long recorded;

    /* A minute and an hour later share a place. Never modified after construction. */
    private final long[] percentiles;

    private LatencyMinutes(int minute, long recorded, long[] percentiles) {
        this.minute = minute;
        this.recorded = recorded;
        this.percentiles = percentiles;
    }

    /** Those of a history that ended before now. The minute of now is left to the runs to come. */
    static LatencyMinutes before(Now now, TimeGrid grid, LatencyHistory past) {
        int current = grid.minute(now.nanos());
        int first = grid.nearestMinute(past.start(), now);
        long[] percentiles = nothing();
        for (int i = 0; i < past.size(); i++) {
            Duration p50 = past.p50(i);
            Duration p99 = past.p99(i);
            int minute = first + i;
            if (p50 != null && p99 != null && minute < current && minute > current - MINUTES) {
                percentiles[Math.floorMod(minute, MINUTES)] = packed(micros(p50), micros(p99));
            }
        }
        return new LatencyMinutes(current, 0, percentiles);
    }

    private static int micros(Duration latency) {
        return (int) Math.min(latency.dividedBy(MICROS.getDuration()), Integer.MAX_VALUE);
    }

    private static long[] nothing() {
        long[] nothing = new long[MINUTES];
        Arrays.fill(nothing, NONE);
        return nothing;
    }

    /** The percentiles of a minute as one number. */
    static long packed(int p50Micros, int p99Micros) {
        return (long) p50Micros << Integer.SIZE | p99Micros;
    }

    static @Nullable Duration p50(long packed) {
        return packed == NONE ? null : Duration.of(packed >>> Integer.SIZE, MICROS);
    }

    static @Nullable Duration p99(long packed) {
        return packed == NONE ? null : Duration.of(packed & Integer.MAX_VALUE, MICROS);
    }

    /** The minute in which runs are being recorded. */
    int minute() {
        return minute;
    }

    /** How many runs had been recorded before it. */
    long recorded() {
        return recorded;
    }

    /**
     * The same at a later minute.
     *
     * @param completed the percentiles of the minute that was current
     * @param recordedSoFar the number of runs until now
     */
    LatencyMinutes at(int later, long completed, long recordedSoFar) {
        long[] next = percentiles.clone();
        next[Math.floorMod(minute, MINUTES)] = completed;
        for (int without = Math.max(minute, later - MINUTES) + 1; without <= later; without++) {
            next[Math.floorMod(without, MINUTES)] = NONE;
        }
        return new LatencyMinutes(later, recordedSoFar, next);
    }

    /** The percentiles of an earlier minute; none if it is not one of the latest. */
    long of(int earlier) {
        return earlier >= minute || earlier <= minute - MINUTES ? NONE : percentiles[Math.floorMod(earlier, MINUTES)];
    }
}
