/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a check has had each status, for each of up to 48 half hours; the last one is the current one and ends when
 * the snapshot was taken. Immutable.
 *
 * <pre>{@code
 * StatusHistory history = health.snapshot().check("database").statusHistory();
 * for (int i = 0; i < history.size(); i++) {
 *     Instant start = history.start().plus(history.interval().multipliedBy(i));
 *     log.info("half hour from " + start + ": down for " + history.timeIn(i, CheckStatus.DOWN));
 * }
 * }</pre>
 *
 * <p>Half hours are measured by the monotonic clock: a jump of the wall clock does not change them. A status counts
 * until it changes or until its evidence is too old, whichever is earlier, even if the engine noticed later; from then
 * on, as before the first run, the check is unknown. Nothing is known of the time before the registration, so there are
 * fewer half hours at first, and the first of them is incomplete like the last. A replaced check keeps its history.
 */
public interface StatusHistory {
    /** Wall-clock time at which the first half hour starts, to the second, by the wall clock of the snapshot. */
    Instant start();

    /** The length of an interval: half an hour. */
    Duration interval();

    /** The number of half hours: 1 to 48. */
    int size();

    /**
     * How long the check had that status in that half hour, to the microsecond. The times of all statuses are half an
     * hour together, except in the half hour of the registration and in the last one.
     *
     * @param index 0 for the oldest half hour
     * @throws IndexOutOfBoundsException if there is no such half hour
     */
    Duration timeIn(int index, CheckStatus status);
}
