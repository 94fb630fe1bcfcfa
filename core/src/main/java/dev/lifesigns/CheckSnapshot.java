/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one check at one version. Immutable.
 *
 * <pre>{@code
 * CheckSnapshot database = health.snapshot().check("database");
 * if (database != null && database.status() == CheckStatus.DOWN) {
 *     log.info("down since " + database.since() + ": " + database.message());
 * }
 * }</pre>
 */
public interface CheckSnapshot {
    /** The check's name. */
    String name();

    /** Effective status, after thresholds and staleness. */
    CheckStatus status();

    /** The kind of failure behind the status, or {@code null}. */
    @Nullable
    ErrorKind error();

    /** The redacted message behind the status, or else that of the last result; {@code null} if there is none. */
    @Nullable
    String message();

    /** Redacted details of the last result. */
    Map<String, @Nullable Object> details();

    /**
     * The {@linkplain CheckResult#withAttachment attachment} of the result behind the status; {@code null} if that has
     * none, or if the status is due to a timeout, a silent heartbeat, or staleness rather than a result. The engine
     * never renders it.
     */
    @Nullable
    Object attachment();

    /**
     * The {@link #attachment()} if it is of that type, otherwise {@code null}.
     *
     * <pre>{@code
     * for (CheckSnapshot check : health.snapshot().checks()) {
     *     Duration lag = check.attachment(Duration.class);
     *     if (lag != null) {
     *         metrics.record(check.name(), check.status().wireName(), lag);
     *     }
     * }
     * }</pre>
     */
    default <T> @Nullable T attachment(Class<T> type) {
        Object attachment = attachment();
        requireNonNull(type, "CheckSnapshot.attachment: type is null");
        return type.isInstance(attachment) ? type.cast(attachment) : null;
    }

    /** Whether its failure fails the probes it belongs to. */
    boolean critical();

    /** What it observes. */
    CheckScope scope();

    /** Names of the probes it belongs to, sorted. */
    Set<String> probes();

    /** The name shown to people (default: its name). */
    String displayName();

    /** What it verifies, or {@code null}. */
    @Nullable
    String description();

    /** A page that says what to do about a failure, or {@code null}. */
    @Nullable
    URI runbook();

    /** Labels to filter and group by, by name. */
    Map<String, String> labels();

    /** Wall-clock time at which the last outcome was decided, or {@code null} if it never ran. */
    @Nullable
    Instant checkedAt();

    /** How old that outcome was when the snapshot was taken, by the monotonic clock; zero if it never ran. */
    Duration age();

    /** How long the last run took; zero if it never ran. */
    Duration latency();

    /** Wall-clock time since which it has had its status. */
    Instant since();

    /** Failed outcomes since the last successful one. */
    int consecutiveFailures();

    /** Number of runs whose outcome was decided. */
    long runs();

    /** Number of failed outcomes; each period in which a run is stuck counts as one more. */
    long failures();

    /** Number of results that arrived after their deadline and were dropped. */
    long lateResults();

    /** How long the run in flight has been past its deadline, or {@code null} if it is not. */
    @Nullable
    Duration stuckFor();

    /** How long recent runs took. */
    LatencyStatistics latencies();

    /** The outcomes of all runs since registration. */
    RunStatistics statistics();

    /** The latest transitions, oldest first. */
    List<Transition.OfCheck> history();

    /** How long it had each status, for each half hour of the last 24 hours. */
    StatusHistory statusHistory();

    /** How long runs took, for each minute of the last hour. */
    LatencyHistory latencyHistory();
}
