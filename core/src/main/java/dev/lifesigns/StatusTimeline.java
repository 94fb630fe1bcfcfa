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
import java.util.Objects;

/**
 * For how long a check has had each status in each of the latest half hours, up to a point in time. Immutable, so a
 * run that does not change the status has nothing to write: a reader adds the time since then.
 */
final class StatusTimeline {
    private static final int HALF_HOURS = 48;
    private static final int STATUSES = CheckStatus.values().length;
    private static final int[] NOTHING = new int[HALF_HOURS * STATUSES];

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

    private static int place(int halfHour) {
        return halfHour % HALF_HOURS * STATUSES;
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
