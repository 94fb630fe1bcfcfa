/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The latencies of the 128 latest runs of one check, in microseconds.
 *
 * <p>Only the engine writes, under its lock; readers may see a run more or less than the snapshot they read has.
 */
final class LatencyWindow {
    private static final int CAPACITY = 128;

    /*
     * One writer at a time, many readers. A latency is stored before the count that covers it, and the count is read
     * before the latencies, so whoever counts a run sees how long it took. From the second round on, a reader may see the
     * place of an old run taken by a newer one.
     */
    private final AtomicIntegerArray micros = new AtomicIntegerArray(CAPACITY);
    private volatile int written;

    void record(long nanos) {
        int place = written & (CAPACITY - 1);
        micros.setPlain(place, (int) Math.min(nanos / 1_000, Integer.MAX_VALUE));
        // Beyond the first round only the place and "full" matter, so the count may cycle.
        written = written < 2 * CAPACITY - 1 ? written + 1 : CAPACITY;
    }

    /** What it says at one moment. */
    record Percentiles(int samples, Duration p50, Duration p99, Duration max) implements LatencyStatistics {}

    LatencyStatistics statistics() {
        int samples = Math.min(written, CAPACITY);
        int[] sorted = new int[samples];
        Arrays.setAll(sorted, micros::get);
        Arrays.sort(sorted);
        return new Percentiles(samples, percentile(sorted, 0.50), percentile(sorted, 0.99), percentile(sorted, 1.0));
    }

    /** Nearest rank. */
    private static Duration percentile(int[] sorted, double share) {
        return sorted.length == 0
                ? Duration.ZERO
                : Duration.of(sorted[(int) Math.ceil(share * sorted.length) - 1], MICROS);
    }
}
