/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of all runs of a check since it was registered: counters that only grow, and survive a replacement.
 * Immutable; a snapshot may be a run or two behind it.
 */
public interface RunStatistics {
    /** Runs that said up. */
    long up();

    /** Runs that said degraded. */
    long degraded();

    /** Runs that said down, threw, or were refused. */
    long down();

    /** Runs that did not end within their timeout. */
    long timeouts();

    /** Periods in which a run was stuck. */
    long stuckPeriods();

    /** Results that came after their deadline and were dropped. */
    long lateResults();

    /** Wall-clock time of the last run that said up or degraded, or {@code null}. */
    @Nullable
    Instant lastSuccess();

    /** How often its status became that one. */
    long transitionsTo(CheckStatus status);

    /** The upper bounds of the buckets of {@link #latencyCounts}: 1 ms to 10 s, without the last, which has none. */
    List<Duration> latencyBounds();

    /**
     * How many runs took at most as long as each of the bounds; the last of all, one more than there are bounds, is that of
     * all runs. A run that timed out counts with its timeout.
     */
    List<Long> latencyCounts();

    /** How long all runs took together. */
    Duration latencySum();
}
