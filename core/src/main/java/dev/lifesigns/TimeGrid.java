/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.lifesigns.CheckState.Now;
import java.time.Duration;
import java.time.Instant;

/**
 * The half hours and minutes of all histories of a checker. They are measured by the monotonic clock, so they keep their
 * length whatever happens to the wall clock; the boundaries are those that the wall clock showed when the checker was
 * built.
 *
 * @param originNanos a monotonic time before the first check was registered, at which a half hour started
 */
record TimeGrid(long originNanos) {
    static final Duration HALF_HOUR = Duration.ofMinutes(30);
    static final Duration MINUTE = Duration.ofMinutes(1);

    static final long MINUTE_NANOS = MINUTE.toNanos();

    private static final long HALF_HOUR_NANOS = HALF_HOUR.toNanos();

    /** The grid of a checker that is built now. */
    static TimeGrid at(Now now) {
        long second = now.wall().getEpochSecond();
        Instant halfHour = Instant.ofEpochSecond(second - Math.floorMod(second, HALF_HOUR.toSeconds()));
        return new TimeGrid(now.nanos() - Duration.between(halfHour, now.wall()).toNanos());
    }

    /** The number of the half hour that contains that time. */
    int halfHour(long nanos) {
        return (int) Math.floorDiv(nanos - originNanos, HALF_HOUR_NANOS);
    }

    long startOfHalfHour(int halfHour) {
        return originNanos + halfHour * HALF_HOUR_NANOS;
    }

    /** The number of the minute that contains that time. */
    int minute(long nanos) {
        return (int) Math.floorDiv(nanos - originNanos, MINUTE_NANOS);
    }

    long startOfMinute(int minute) {
        return originNanos + minute * MINUTE_NANOS;
    }

    /** The number of the minute that starts nearest to a time on the wall clock of now, which is not years away. */
    int nearestMinute(Instant wall, Now now) {
        return minute(nanos(wall, now) + MINUTE_NANOS / 2);
    }

    /** A time on the wall clock of now, which is not years away. */
    static long nanos(Instant wall, Now now) {
        return now.nanos() - Duration.between(wall, now.wall()).toNanos();
    }

    /** Whole microseconds from the origin to that time. */
    long micros(long nanos) {
        return Math.floorDiv(nanos - originNanos, 1_000);
    }

    /** That time on the wall clock of now, to the second: the two clocks are not read at exactly the same time. */
    static Instant wall(long nanos, Now now) {
        return now.wall().minusNanos(now.nanos() - nanos).plusMillis(500).truncatedTo(SECONDS);
    }
}
