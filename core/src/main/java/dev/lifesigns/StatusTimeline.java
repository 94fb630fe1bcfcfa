/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckState.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For how long a check has had each status in each of the latest half hours, up to a point in time. Immutable, so a
 * run that does not change the status has nothing to write: a reader adds the time since then.
 */
final class StatusTimeline {
    private static final int HALF_HOURS = 48;
    private static final int STATUSES = CheckStatus.values().length;
    private static final List<CheckStatus> WORST_FIRST = Stream.of(CheckStatus.values())
            .sorted(Comparator.comparingInt(CheckStatus::severity).reversed())
            .toList();
    private static final int[] NOTHING = new int[HALF_HOURS * STATUSES];

    /* A history is not older than a day, and the half hour in which it started. */
    private static final Duration LONGEST_AGE = Duration.ofDays(2);

    /* Times on the wall clock are to the second. */
    private static final long TOLERANCE_NANOS = Duration.ofSeconds(1).toNanos();

    private final TimeGrid grid;
    private final long registeredNanos;
    private final long untilNanos;

    /* A half hour and a day later share a place. A half hour fits into an int. Never modified after construction. */
    private final int[] micros;

    private StatusTimeline(TimeGrid grid, long registeredNanos, long untilNanos, int[] micros) {
        this.grid = grid;
        this.registeredNanos = registeredNanos;
        this.untilNanos = untilNanos;
        this.micros = micros;
    }

    /** That of a check that is registered now. */
    static StatusTimeline startingAt(TimeGrid grid, Now now) {
        return new StatusTimeline(grid, now.nanos(), now.nanos(), NOTHING);
    }

    TimeGrid grid() {
        return grid;
    }

    long registeredNanos() {
        return registeredNanos;
    }

    /** The time up to which it is known. */
    long untilNanos() {
        return untilNanos;
    }

    /** The same with a status that lasted from the end of what is known until that time. */
    StatusTimeline plus(CheckStatus status, long nanos) {
        if (nanos <= untilNanos) {
            return this;
        }
        int known = grid.halfHour(untilNanos);
        int last = grid.halfHour(nanos);
        int oldest = Math.max(known, last - HALF_HOURS + 1);
        int[] next = micros.clone();
        for (int halfHour = oldest; halfHour <= last; halfHour++) {
            if (halfHour > known) {
                Arrays.fill(next, place(halfHour), place(halfHour) + STATUSES, 0);
            }
            long from = Math.max(untilNanos, grid.startOfHalfHour(halfHour));
            long to = Math.min(nanos, grid.startOfHalfHour(halfHour + 1));
            next[place(halfHour) + status.severity()] += (int) (grid.micros(to) - grid.micros(from));
        }
        return new StatusTimeline(grid, registeredNanos, nanos, next);
    }

    /**
     * The same with a history before it; the time in between is in no status. Returns {@code null} if that does not fit: if by
     * the wall clock its half hours are not ours, or not over.
     */
    @Nullable
    StatusTimeline precededBy(StatusHistory past, Now now) {
        Duration age = Duration.between(past.start(), now.wall());
        if (age.isNegative() || age.compareTo(LONGEST_AGE) > 0) {
            return null;
        }
        int first = grid.halfHour(TimeGrid.nanos(past.start(), now) + TOLERANCE_NANOS);
        long late = TimeGrid.nanos(past.start(), now) - grid.startOfHalfHour(first);
        int current = grid.halfHour(registeredNanos);
        if (Math.abs(late) > TOLERANCE_NANOS || first + past.size() - 1 > current) {
            return null;
        }
        int[] next = micros.clone();
        int oldest = Math.max(first, grid.halfHour(untilNanos) - HALF_HOURS + 1);
        for (int halfHour = oldest; halfHour < first + past.size(); halfHour++) {
            long end = Math.min(registeredNanos, grid.startOfHalfHour(halfHour + 1));
            long room = grid.micros(end) - grid.micros(grid.startOfHalfHour(halfHour));
            if (!add(next, halfHour, past, halfHour - first, room)) {
                return null;
            }
        }
        long start = Math.min(registeredNanos, grid.startOfHalfHour(oldest));
        return new StatusTimeline(grid, start, untilNanos, next);
    }

    /** Adds one half hour, the worst status first; what the tolerance makes too long is cut. */
    private static boolean add(int[] micros, int halfHour, StatusHistory past, int index, long room) {
        long left = room;
        for (CheckStatus status : WORST_FIRST) {
            long time = past.timeIn(index, status).dividedBy(MICROS.getDuration());
            micros[place(halfHour) + status.severity()] += (int) Math.max(0, Math.min(time, left));
            left -= time;
        }
        return left >= -TOLERANCE_NANOS / 1_000;
    }

    private static int place(int halfHour) {
        return Math.floorMod(halfHour, HALF_HOURS) * STATUSES;
    }

    /** What users see of a timeline that is known until now. */
    StatusHistory history(Now now) {
        int last = grid.halfHour(untilNanos);
        int first = Math.max(grid.halfHour(registeredNanos), last - HALF_HOURS + 1);
        Instant start = TimeGrid.wall(grid.startOfHalfHour(first), now);
        return new View(start, first, last - first + 1, micros);
    }

    /** Keeps the array, which is never modified. */
    private static final class View implements StatusHistory {
        private final Instant start;
        private final int first;
        private final int size;
        private final int[] micros;

        View(Instant start, int first, int size, int[] micros) {
            this.start = start;
            this.first = first;
            this.size = size;
            this.micros = micros;
        }

        @Override
        public Instant start() {
            return start;
        }

        @Override
        public Duration interval() {
            return TimeGrid.HALF_HOUR;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Duration timeIn(int index, CheckStatus status) {
            requireNonNull(status, "StatusHistory.timeIn: status is null");
            int halfHour = first + Objects.checkIndex(index, size);
            return Duration.of(micros[place(halfHour) + status.severity()], MICROS);
        }

        @Override
        public String toString() {
            return size + " half hours from " + start;
        }
    }
}
