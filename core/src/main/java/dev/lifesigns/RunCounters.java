/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the runs of one check in a fixed amount of memory.
 *
 * <p>Only the engine writes, under its lock; readers may see one run more or less than their snapshot has.
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

    /*
     * What a run that succeeds immediately writes comes first, in one place: with many checks, each cache line counts.
     */
    private static final int UP = 0;
    private static final int LATENCY_SUM = 1;
    private static final int LAST_SUCCESS = 2;
    private static final int BUCKETS = 3;
    private static final int DEGRADED = BUCKETS + BOUNDS_NANOS.length + 1;
    private static final int DOWN = DEGRADED + 1;
    private static final int TIMEOUTS = DEGRADED + 2;
    private static final int STUCK_PERIODS = DEGRADED + 3;
    private static final int LATE_RESULTS = DEGRADED + 4;
    private static final int TRANSITIONS = DEGRADED + 5;
    private static final int SIZE = TRANSITIONS + CheckStatus.values().length;

    private static final long NO_SUCCESS = Long.MIN_VALUE;

    private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);

    /* One writer at a time, many readers: each number is consistent by itself. */
    private final long[] numbers = new long[SIZE];

    RunCounters() {
        numbers[LAST_SUCCESS] = NO_SUCCESS;
    }

    /** A run ended in time. */
    void ended(Outcome outcome, Instant at) {
        switch (outcome.status()) {
            case UP -> increment(UP);
            case DEGRADED -> increment(DEGRADED);
            case DOWN, UNKNOWN -> increment(DOWN);
        }
        if (!outcome.failure()) {
            NUMBER.setOpaque(numbers, LAST_SUCCESS, at.toEpochMilli());
        }
        took(outcome.latencyNanos());
    }

    /** A run timed out. */
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
        NUMBER.setOpaque(numbers, LATENCY_SUM, numbers[LATENCY_SUM] + Math.max(0, nanos));
    }

    private void increment(int number) {
        NUMBER.setOpaque(numbers, number, numbers[number] + 1);
    }

    /** The statistics at one point in time. */
    RunStatistics statistics() {
        long[] seen = new long[SIZE];
        Arrays.setAll(seen, number -> (long) NUMBER.getOpaque(numbers, number));
        return new Seen(seen);
    }

    /** The numbers at one point in time; the array is never modified. */
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
            return numbers[
                    RunCounters.transitionsTo(requireNonNull(status, "RunStatistics.transitionsTo: status is null"))];
        }

        @Override
        public List<Duration> latencyBounds() {
            return BOUNDS;
        }

        @Override
        public List<Long> latencyCounts() {
            List<Long> counts = new ArrayList<>();
            long sum = 0;
            for (int bucket = BUCKETS; bucket < DEGRADED; bucket++) {
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
