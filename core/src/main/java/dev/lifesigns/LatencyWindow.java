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
 * The latencies of the 128 latest runs of one check, in microseconds, and the percentiles of the latest minutes.
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
    private volatile long written;

    /*
     * A minute is completed by the first run after it, before that run is counted. So a reader that sees the same minutes
     * before and after it has read the latencies has attributed none of them to the wrong minute.
     */
    private volatile LatencyMinutes minutes = LatencyMinutes.EMPTY;

    /* That of the minutes, for the writer: with many checks, each cache line counts. Guarded by the engine's lock. */
    private int minute = LatencyMinutes.EMPTY.minute();

    /**
     * Records a run.
     *
     * @param minuteOfRun the minute in which its outcome was decided, never earlier than that of another run
     */
    void record(long nanos, int minuteOfRun) {
        long count = written;
        if (minuteOfRun != minute) {
            minute = minuteOfRun;
            minutes = minutes.at(minuteOfRun, percentilesSince(minutes.recorded(), count), count);
        }
        micros[place(count)] = (int) Math.min(nanos / 1_000, Integer.MAX_VALUE);
        written = count + 1;
    }

    /** Puts minutes before the first run. */
    void restore(LatencyMinutes before) {
        minute = before.minute();
        minutes = before;
    }

    private static int place(long run) {
        return (int) run & (CAPACITY - 1);
    }

    /** The percentiles at one point in time. */
    record Percentiles(int samples, Duration p50, Duration p99, Duration max) implements LatencyStatistics {}

    LatencyStatistics statistics() {
        int[] sorted = sorted(0, written);
        return new Percentiles(
                sorted.length,
                Duration.of(percentile(sorted, 0.50), MICROS),
                Duration.of(percentile(sorted, 0.99), MICROS),
                Duration.of(percentile(sorted, 1.0), MICROS));
    }

    /**
     * The minutes at one point in time.
     *
     * @param current the percentiles of the minute in which runs are being recorded
     */
    record Minutes(LatencyMinutes completed, long current) {
        long of(int minute) {
            return minute == completed.minute() ? current : completed.of(minute);
        }
    }

    Minutes minutes() {
        while (true) {
            LatencyMinutes known = minutes;
            long current = percentilesSince(known.recorded(), written);
            if (known.equals(minutes)) {
                return new Minutes(known, current);
            }
        }
    }

    private long percentilesSince(long from, long to) {
        int[] sorted = sorted(from, to);
        return sorted.length == 0
                ? LatencyMinutes.NONE
                : LatencyMinutes.packed(percentile(sorted, 0.50), percentile(sorted, 0.99));
    }

    /** The latencies of these runs, or of the latest of them. */
    private int[] sorted(long from, long to) {
        long oldest = Math.max(from, to - CAPACITY);
        int[] sorted = new int[(int) (to - oldest)];
        Arrays.setAll(sorted, run -> (int) ELEMENT.getVolatile(micros, place(oldest + run)));
        Arrays.sort(sorted);
        return sorted;
    }

    /** Nearest rank. */
    private static int percentile(int[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
