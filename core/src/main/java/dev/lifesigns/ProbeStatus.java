/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The status of a probe: the aggregated {@link CheckStatus} of its checks, or a stage of the lifecycle that overrides
 * it.
 */
public enum ProbeStatus {
    /** Every check of the probe is up. */
    UP(true),
    /** A non-critical check fails, or a critical one is degraded; the probe still passes. */
    DEGRADED(true),
    /** A critical check never ran, or has no fresh result. */
    UNKNOWN(false),
    /** A critical check fails, or a gate is closed. */
    DOWN(false),
    /** A startup task or a startup check is not complete yet. */
    STARTING(false),
    /** The service is shutting down: {@link HealthChecker#drain()} was called. */
    DRAINING(false);

    private final boolean passing;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    ProbeStatus(boolean passing) {
        this.passing = passing;
    }

    /** Whether the probe passes (HTTP 200) or fails (HTTP 503). */
    public boolean passing() {
        return passing;
    }

    /** The lower-case word used in every response, such as {@code degraded} or {@code draining}. */
    public String wireName() {
        return wireName;
    }

    /** The status of a probe whose only contribution is that of a check with this status. */
    public static ProbeStatus of(CheckStatus status) {
        return switch (requireNonNull(status, "ProbeStatus.of: status is null")) {
            case UP -> UP;
            case DEGRADED -> DEGRADED;
            case UNKNOWN -> UNKNOWN;
            case DOWN -> DOWN;
        };
    }
}
