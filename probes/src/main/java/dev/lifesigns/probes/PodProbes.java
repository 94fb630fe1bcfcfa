/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides how a pod with one container starts, runs and terminates: its three probes and its shutdown.
 * Immutable.
 *
 * @param startup {@code null} for none: the other two start at once
 * @param liveness {@code null} for none: only an exit restarts the container
 * @param readiness {@code null} for none: it gets traffic as soon as it runs
 * @param terminationGracePeriodSeconds from the deletion to the kill; default: 30
 * @param preStopSeconds how long the preStop hook sleeps before SIGTERM; 0 for none
 */
public record PodProbes(
        @Nullable Probe startup,
        @Nullable Probe liveness,
        @Nullable Probe readiness,
        int terminationGracePeriodSeconds,
        int preStopSeconds) {
    public static final int DEFAULT_TERMINATION_GRACE_PERIOD = 30;

    /** Creates probes that the API server accepts.
     *
     * @throws IllegalArgumentException if a success threshold of startup or liveness is not 1, or a number of seconds is
     *     negative
     */
    public PodProbes {
        requireOneSuccess("startupProbe", startup);
        requireOneSuccess("livenessProbe", liveness);
        requireNotNegative("terminationGracePeriodSeconds", terminationGracePeriodSeconds);
        requireNotNegative("preStopSeconds", preStopSeconds);
    }

    /** The probe of that kind, if there is one. */
    public Optional<Probe> probe(ProbeKind kind) {
        return Optional.ofNullable(
                switch (kind) {
                    case STARTUP -> startup;
                    case LIVENESS -> liveness;
                    case READINESS -> readiness;
                });
    }

    public Duration terminationGracePeriod() {
        return Duration.ofSeconds(terminationGracePeriodSeconds);
    }

    public Duration preStop() {
        return Duration.ofSeconds(preStopSeconds);
    }

    private static void requireOneSuccess(String name, @Nullable Probe probe) {
        if (probe != null && probe.successThreshold() != 1) {
            throw new IllegalArgumentException(
                    name + ": successThreshold: " + probe.successThreshold() + " (expected: 1)");
        }
    }

    private static void requireNotNegative(String name, int seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException(name + ": " + seconds + " (expected: at least 0)");
        }
    }
}
