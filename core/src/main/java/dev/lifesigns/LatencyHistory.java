/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the runs of a check took, for each of up to 60 minutes; the last one is the current one and ends when the
 * snapshot was taken. Immutable; it may be a run or two ahead of the snapshot that it belongs to.
 *
 * <pre>{@code
 * LatencyHistory history = health.snapshot().check("database").latencyHistory();
 * Duration slowest = Duration.ZERO;
 * for (int i = 0; i < history.size(); i++) {
 *     Duration p99 = history.p99(i);
 *     if (p99 != null && p99.compareTo(slowest) > 0) {
 *         slowest = p99;
 *     }
 * }
 * }</pre>
 *
 * <p>Percentiles are nearest ranks, to the microsecond: exact for up to 128 runs in a minute, otherwise those of the
 * minute's 128 latest runs. So the p99 of fewer than 100 runs is the slowest one. A run belongs to the minute in which
 * its outcome was decided; one that timed out counts with its timeout. Minutes are measured by the monotonic clock. There are
 * none before the registration; a replaced check keeps its history.
 */
public interface LatencyHistory {
    /** Wall-clock time at which the first minute starts, to the second, by the wall clock of the snapshot. */
    Instant start();

    /** The length of an interval: a minute. */
    Duration interval();

    /** The number of minutes: 1 to 60. */
    int size();

    /**
     * The median of that minute, or {@code null} if no run ended in it.
     *
     * @param index 0 for the oldest minute
     * @throws IndexOutOfBoundsException if there is no such minute
     */
    @Nullable
    Duration p50(int index);

    /**
     * The 99th percentile of that minute, or {@code null} if no run ended in it.
     *
     * @param index 0 for the oldest minute
     * @throws IndexOutOfBoundsException if there is no such minute
     */
    @Nullable
    Duration p99(int index);
}
