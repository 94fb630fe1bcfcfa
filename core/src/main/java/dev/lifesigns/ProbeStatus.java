/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;

/** What a probe answers: the {@link CheckStatus} of its checks, or the stage of life that overrules them. */
public enum ProbeStatus {
    /** Every check of the probe is up; traffic is welcome. */
    UP(true),
    /** Something non-critical fails, or something critical says so itself; traffic is still welcome. */
    DEGRADED(true),
    /** A critical check never ran or has no fresh evidence. */
    UNKNOWN(false),
    /** A critical check fails. */
    DOWN(false),
    /** A startup task or a startup check is not complete yet. */
    STARTING(false),
    /** The service leaves: {@link HealthChecker#drain()} was called. */
    DRAINING(false);

    private final boolean passing;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    ProbeStatus(boolean passing) {
        this.passing = passing;
    }

    /** Whether the prober is told yes (HTTP 200); otherwise no (HTTP 503). */
    public boolean passing() {
        return passing;
    }

    /** The lower-case word used in every answer, such as {@code degraded} or {@code draining}. */
    public String wireName() {
        return wireName;
    }

    /** What a probe answers that rests on a single check of that status. */
    public static ProbeStatus of(CheckStatus status) {
        return switch (status) {
            case UP -> UP;
            case DEGRADED -> DEGRADED;
            case UNKNOWN -> UNKNOWN;
            case DOWN -> DOWN;
        };
    }
}
