/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;

/** The stage of a {@link HealthChecker}'s lifecycle. It only moves forward. */
public enum HealthLifecycle {
    /** Built, but {@link HealthChecker#start()} has not been called; no check runs. */
    NEW,
    /** Checks run; a startup task or startup check is not complete yet. */
    STARTING,
    /** Startup is complete. */
    RUNNING,
    /** Readiness is failing; everything else still works. */
    DRAINING,
    /** No check runs. */
    CLOSED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in every response, such as {@code running}. */
    public String wireName() {
        return wireName;
    }
}
