/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts the runs of one check, in memory that never grows.
 *
 * <p>Only the engine writes, under its lock; readers may see a run more or less than the snapshot they read has.
 */
final class RunCounters {
    private static final long[] BOUNDS_NANOS = {
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        500_000_000,
        1_000_000_000,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };
    private static final List<Duration> BOUNDS =
            Arrays.stream(BOUNDS_NANOS).mapToObj(Duration::ofNanos).toList();

    private static final int UP = 0;
    private static final int DEGRADED = 1;
    private static final int DOWN = 2;
    private static final int TIMEOUTS = 3;
    private static final int STUCK_PERIODS = 4;
    private static final int LATE_RESULTS = 5;
    private static final int LATENCY_SUM = 6;
    private static final int LAST_SUCCESS = 7;
    private static final int TRANSITIONS = 8;
    private static final int BUCKETS = TRANSITIONS + CheckStatus.values().length;

    private static final long NO_SUCCESS = Long.MIN_VALUE;

    /* One writer at a time, many readers: each number is whole by itself. */
    private final AtomicLongArray numbers = new AtomicLongArray(BUCKETS + BOUNDS_NANOS.length + 1);

    RunCounters() {
        numbers.set(LAST_SUCCESS, NO_SUCCESS);
    }

    /** A run ended in time. */
    void ended(Outcome outcome, Instant at) {
        switch (outcome.status()) {
            case UP -> increment(UP);
            case DEGRADED -> increment(DEGRADED);
            case DOWN, UNKNOWN -> increment(DOWN);
        }
        if (!outcome.failure()) {
            numbers.setOpaque(LAST_SUCCESS, at.toEpochMilli());
        }
        took(outcome.latencyNanos());
    }

    /** A run did not end in time. */
    void timedOut(long latencyNanos) {
        increment(TIMEOUTS);
        took(latencyNanos);
    }

    void stuckPeriod() {
        increment(STUCK_PERIODS);
    }

    void lateResult() {
        increment(LATE_RESULTS);
    }

    void transition(CheckStatus to) {
        increment(transitionsTo(to));
    }

    private static int transitionsTo(CheckStatus status) {
        return TRANSITIONS
                + switch (status) {
                    case UP -> 0;
                    case DEGRADED -> 1;
                    case UNKNOWN -> 2;
                    case DOWN -> 3;
                };
    }

    private void took(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS_NANOS.length && nanos > BOUNDS_NANOS[bucket]) {
            bucket++;
        }
        increment(BUCKETS + bucket);
        numbers.setOpaque(LATENCY_SUM, numbers.getPlain(LATENCY_SUM) + Math.max(0, nanos));
    }

    private void increment(int number) {
        numbers.setOpaque(number, numbers.getPlain(number) + 1);
    }

    /** What they say at one moment. */
    RunStatistics statistics() {
        long[] seen = new long[numbers.length()];
        Arrays.setAll(seen, numbers::getOpaque);
        return new Seen(seen);
    }

    /** The numbers at one moment; the array is never written. */
    private static final class Seen implements RunStatistics {
        private final long[] numbers;

        Seen(long[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public long up() {
            return numbers[UP];
        }

        @Override
        public long degraded() {
            return numbers[DEGRADED];
        }

        @Override
        public long down() {
            return numbers[DOWN];
        }

        @Override
        public long timeouts() {
            return numbers[TIMEOUTS];
        }

        @Override
        public long stuckPeriods() {
            return numbers[STUCK_PERIODS];
        }

        @Override
        public long lateResults() {
            return numbers[LATE_RESULTS];
        }

        @Override
        public @Nullable Instant lastSuccess() {
            return numbers[LAST_SUCCESS] == NO_SUCCESS ? null : Instant.ofEpochMilli(numbers[LAST_SUCCESS]);
        }

        @Override
        public long transitionsTo(CheckStatus status) {
            return numbers[RunCounters.transitionsTo(status)];
        }

        @Override
        public List<Duration> latencyBounds() {
            return BOUNDS;
        }

        @Override
        public List<Long> latencyCounts() {
            List<Long> counts = new ArrayList<>();
            long sum = 0;
            for (int bucket = BUCKETS; bucket < numbers.length; bucket++) {
                sum += numbers[bucket];
                counts.add(sum);
            }
            return List.copyOf(counts);
        }

        @Override
        public Duration latencySum() {
            return Duration.ofNanos(numbers[LATENCY_SUM]);
        }

        @Override
        public String toString() {
            return up() + " up, " + degraded() + " degraded, " + down() + " down, " + timeouts() + " timeouts";
        }
    }
}
