/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is known of one check at one version. Immutable. */
public interface CheckSnapshot {
    /** The check's name. */
    String name();

    /** Effective status, after thresholds and staleness. */
    CheckStatus status();

    /** Kind of the failure behind the status, or {@code null}. */
    @Nullable
    ErrorKind error();

    /** Redacted message of the last result, or {@code null}. */
    @Nullable
    String message();

    /** Redacted details of the last result. */
    Map<String, @Nullable Object> details();

    /**
     * The check's own object, of the result behind the status; {@code null} if that had none, or if no result is behind it
     * but a timeout, silence, or age. The engine never renders it.
     */
    @Nullable
    Object attachment();

    /** Whether its failure fails the probes it belongs to. */
    boolean critical();

    /** What it looks at. */
    CheckScope scope();

    /** Names of the probes it belongs to, sorted. */
    Set<String> probes();

    /** What to call it where people read; its name unless its policy says otherwise. */
    String displayName();

    /** What it verifies, or {@code null}. */
    @Nullable
    String description();

    /** Where it says what to do about a failure, or {@code null}. */
    @Nullable
    URI runbook();

    /** Facts to sort and select by, by name. */
    Map<String, String> labels();

    /** Wall-clock time at which the last outcome was decided, or {@code null} if it never ran. */
    @Nullable
    Instant checkedAt();

    /** How old that outcome was when the snapshot was taken, by the monotonic clock; zero if it never ran. */
    Duration age();

    /** How long the last run took; zero if it never ran. */
    Duration latency();

    /** Wall-clock time since which it has its status. */
    Instant since();

    /** Failed outcomes since the last successful one. */
    int consecutiveFailures();

    /** Runs whose outcome was decided. */
    long runs();

    /** Outcomes that failed; each period in which a run is stuck counts as one more. */
    long failures();

    /** Results that came after their deadline and were dropped. */
    long lateResults();

    /** How long the present run has been over its deadline, or {@code null}. */
    @Nullable
    Duration stuckFor();

    /** How long the recent runs took. */
    LatencyStatistics latencies();

    /** What became of all runs since registration. */
    RunStatistics statistics();

    /** The latest transitions, oldest first. */
    List<Transition.OfCheck> history();
}
