/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import dev.lifesigns.RunStatistics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives a timer the runs that the engine has counted since the last time, so that it misses none: not those before it was
 * registered, nor those that happened at once.
 *
 * <p>The engine keeps how many runs fell into each bucket, and their sum. A single run is recorded as it was; of several,
 * each is recorded in its bucket, at the same relative place as the others, so that the sum is right too.
 */
final class DurationRecorder {
    private final Timer timer;
    private final long[] boundsNanos;

    /* Runs and time that the timer has. */
    private final long[] recorded;
    private long recordedNanos;

    DurationRecorder(Timer timer, List<Duration> bounds) {
        this.timer = timer;
        this.boundsNanos = bounds.stream().mapToLong(Duration::toNanos).toArray();
        this.recorded = new long[boundsNanos.length + 1];
    }

    /** How many runs there are in all buckets. */
    long total(RunStatistics seen) {
        return seen.latencyCounts().get(boundsNanos.length);
    }

    void record(RunStatistics seen) {
        long[] added = added(seen.latencyCounts());
        long excess = seen.latencySum().toNanos() - recordedNanos;
        double span = 0;
        for (int bucket = 0; bucket < added.length; bucket++) {
            excess -= added[bucket] * least(bucket);
            span += (double) added[bucket] * width(bucket);
        }
        // the sum may lag behind the counts by a run, and catches up with the next one
        double place = excess <= 0 ? 0 : Math.min(1, excess / span);
        double rest = Math.max(0, excess);
        for (int bucket = 0; bucket < boundsNanos.length; bucket++) {
            record(added[bucket], least(bucket) + Math.round(place * width(bucket)));
            rest -= place * added[bucket] * width(bucket);
        }
        int open = boundsNanos.length;
        if (added[open] > 0) {
            record(added[open], least(open) + Math.round(rest / added[open]));
        }
    }

    /** The new runs in each bucket; the engine's counts include those in the buckets below. */
    private long[] added(List<Long> counts) {
        long[] added = new long[recorded.length];
        long below = 0;
        for (int bucket = 0; bucket < added.length; bucket++) {
            long runs = counts.get(bucket) - below;
            added[bucket] = runs - recorded[bucket];
            recorded[bucket] = runs;
            below = counts.get(bucket);
        }
        return added;
    }

    private void record(long runs, long nanos) {
        for (long run = 0; run < runs; run++) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
        recordedNanos += runs * nanos;
    }

    /** The shortest time in a bucket. */
    private long least(int bucket) {
        return bucket == 0 ? 0 : boundsNanos[bucket - 1] + 1;
    }

    /** How much longer the longest time in it is; for the last, which has no end, one as long as it starts late. */
    private long width(int bucket) {
        return bucket == boundsNanos.length ? least(bucket) : boundsNanos[bucket] - least(bucket);
    }
}
