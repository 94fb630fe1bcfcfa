/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of all checks and probes at one version. Immutable and thread-safe. */
public interface HealthSnapshot {
    /**
     * Identifies the contents: two snapshots of one checker with the same version say the same. Grows with every
     * outcome.
     */
    long version();

    /** Grows when the status of a check or a probe, or the kind of an error, changes; not with every outcome. */
    long revision();

    /** Wall-clock time at which this version was made. */
    Instant takenAt();

    /** Who is checked. */
    ServiceInfo service();

    /** The stage of life. */
    HealthLifecycle lifecycle();

    /** When {@link HealthChecker#start()} was called, or {@code null}. */
    @Nullable
    Instant startedAt();

    /** How long it had been started at {@link #takenAt()}; zero if it was not. */
    Duration uptime();

    /** All checks, in the order of their registration. */
    List<CheckSnapshot> checks();

    /** The check of that name, or {@code null}. */
    @Nullable
    CheckSnapshot check(String name);

    /** All probes: liveness, readiness, startup, then the user's own by name. */
    List<ProbeSnapshot> probes();

    /** All gates, in the order in which they were declared or first used. */
    List<GateSnapshot> gates();

    /** The probe of that name, or {@code null}. */
    @Nullable
    ProbeSnapshot probe(String name);
}
