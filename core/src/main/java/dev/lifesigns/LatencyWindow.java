/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.time.temporal.ChronoUnit.MICROS;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Arrays;

/**
 * The latencies of the 128 latest runs of one check, in microseconds.
 *
 * <p>Only the engine writes, under its lock; readers may see one run more or less than their snapshot has.
 */
final class LatencyWindow {
    private static final int CAPACITY = 128;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

    /*
     * One writer at a time, many readers. A latency is stored before the count that covers it, and the count is read
     * before the latencies, so a reader that counts a run sees its latency. From the second round on, it may see a newer run in
     * place of an old one.
     */
    private final int[] micros = new int[CAPACITY];
    private volatile int written;

    void record(long nanos) {
        int index = written & (CAPACITY - 1);
        micros[index] = (int) Math.min(nanos / 1_000, Integer.MAX_VALUE);
        // Beyond the first round only the index and "full" matter, so the count may cycle.
        written = written < 2 * CAPACITY - 1 ? written + 1 : CAPACITY;
    }

    /** The percentiles at one point in time. */
    record Percentiles(int samples, Duration p50, Duration p99, Duration max) implements LatencyStatistics {}

    LatencyStatistics statistics() {
        int samples = Math.min(written, CAPACITY);
        int[] sorted = new int[samples];
        Arrays.setAll(sorted, index -> (int) ELEMENT.getVolatile(micros, index));
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
