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
 * Counters of all runs of a check since it was registered. They only grow, and survive a replacement. Immutable; they
 * may be a run or two ahead of the snapshot they belong to.
 *
 * <pre>{@code
 * RunStatistics statistics = health.snapshot().check("database").statistics();
 * log.info(statistics.up() + " up, " + statistics.down() + " down, " + statistics.timeouts() + " timeouts");
 * }</pre>
 */
public interface RunStatistics {
    /** Runs with the result up. */
    long up();

    /** Runs with the result degraded. */
    long degraded();

    /** Runs with the result down, that threw, or that the executor rejected. */
    long down();

    /** Runs that timed out. */
    long timeouts();

    /** Periods in which a run was stuck. */
    long stuckPeriods();

    /** Results that arrived after their deadline and were dropped. */
    long lateResults();

    /** Wall-clock time of the last run with the result up or degraded, or {@code null}. */
    @Nullable
    Instant lastSuccess();

    /** How often the check's status changed to that one. */
    long transitionsTo(CheckStatus status);

    /** The upper bounds of the buckets of {@link #latencyCounts}: 1 ms to 10 s. The last bucket has no bound. */
    List<Duration> latencyBounds();

    /**
     * How many runs took at most as long as each of the bounds, followed by the number of all runs: one element more
     * than there are bounds. A run that timed out counts with its timeout.
     */
    List<Long> latencyCounts();

    /** The total time of all runs. */
    Duration latencySum();
}
