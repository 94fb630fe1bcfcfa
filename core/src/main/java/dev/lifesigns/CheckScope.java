/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;

/** What a check observes. Liveness accepts only {@link #PROCESS}: a restart fixes nothing else. */
public enum CheckScope {
    /** This process: deadlocks, heap, a live event loop. */
    PROCESS,
    /** The machine it runs on: disk, load. */
    HOST,
    /** Another system, reached over a network or a socket. */
    DEPENDENCY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in every response: {@code process}, {@code host}, {@code dependency}. */
    public String wireName() {
        return wireName;
    }
}
