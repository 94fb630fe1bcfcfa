/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one check at one version. Immutable.
 *
 * @param name the check's name
 * @param status effective status, after thresholds and staleness
 * @param error kind of the failure behind the status, or {@code null}
 * @param message redacted message of the last result, or {@code null}
 * @param details redacted details of the last result
 * @param critical whether its failure fails the probes it belongs to
 * @param scope what it looks at
 * @param probes names of the probes it belongs to, sorted
 * @param checkedAt wall-clock time at which the last outcome was decided, or {@code null} if it never ran
 * @param age how old that outcome was when the snapshot was taken, by the monotonic clock; zero if it never ran
 * @param latency how long the last run took; zero if it never ran
 * @param since wall-clock time since which it has its status
 * @param consecutiveFailures failed outcomes since the last successful one
 * @param runs runs whose outcome was decided
 * @param failures outcomes that failed; each period in which a run is stuck counts as one more
 * @param lateResults results that came after their deadline and were dropped
 * @param stuckFor how long the present run has been over its deadline, or {@code null}
 * @param latencies statistics of the recent runs
 * @param history the latest transitions, oldest first
 */
public record CheckSnapshot(
        String name,
        Status status,
        @Nullable ErrorKind error,
        @Nullable String message,
        Map<String, Object> details,
        boolean critical,
        Scope scope,
        Set<String> probes,
        @Nullable Instant checkedAt,
        Duration age,
        Duration latency,
        Instant since,
        int consecutiveFailures,
        long runs,
        long failures,
        long lateResults,
        @Nullable Duration stuckFor,
        LatencyStatistics latencies,
        List<Transition.OfCheck> history) {}
