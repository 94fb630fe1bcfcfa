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
 * The state of all checks and probes at one version. Immutable and thread-safe.
 *
 * <pre>{@code
 * HealthSnapshot snapshot = health.snapshot();
 * for (CheckSnapshot check : snapshot.checks()) {
 *     log.info(check.name() + " is " + check.status().wireName());
 * }
 * }</pre>
 */
public interface HealthSnapshot {
    /**
     * Identifies the contents: two snapshots of a checker with the same version have the same contents. Grows with
     * every outcome, and when a reader finds the latest version to be more than a minute old: then there is a new one, as of
     * the time of that reader.
     */
    long version();

    /** Grows when the status of a check or a probe, or a kind of error, changes, but not with every outcome. */
    long revision();

    /** Wall-clock time at which this version was created. */
    Instant takenAt();

    /**
     * The time from {@link #takenAt()} to now, by the monotonic clock. Add it to a {@link CheckSnapshot#age()} to have
     * the age as of now: a snapshot stays the current one until something changes, but not for longer than a minute.
     */
    Duration sinceTaken();

    /** The service that is checked. */
    ServiceInfo service();

    /** The stage of the lifecycle. */
    HealthLifecycle lifecycle();

    /** When {@link HealthChecker#start()} was called, or {@code null} if it was not. */
    @Nullable
    Instant startedAt();

    /** The time from the start to {@link #takenAt()}; zero if the checker was not started. */
    Duration uptime();

    /** All checks, in order of registration. */
    List<CheckSnapshot> checks();

    /** The check of that name, or {@code null}. */
    @Nullable
    CheckSnapshot check(String name);

    /** All probes: liveness, readiness, startup, then custom ones by name. */
    List<ProbeSnapshot> probes();

    /** All gates, in the order in which they were declared or first used. */
    List<GateSnapshot> gates();

    /** The probe of that name, or {@code null}. */
    @Nullable
    ProbeSnapshot probe(String name);
}
