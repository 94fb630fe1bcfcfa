/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;

/** The stage of life of a {@link HealthChecker}. It only moves forward. */
public enum HealthLifecycle {
    /** Built; {@link HealthChecker#start()} was not called yet, no check runs. */
    NEW,
    /** Checks run; a startup task or startup check is still open. */
    STARTING,
    /** Startup is complete. */
    RUNNING,
    /** Readiness says no, everything else still works. */
    DRAINING,
    /** No check runs any more. */
    CLOSED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in every answer, such as {@code running}. */
    public String wireName() {
        return wireName;
    }
}
