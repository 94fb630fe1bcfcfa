/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;

/** What a check looks at. Liveness takes {@link #PROCESS} only: a restart heals nothing else. */
public enum CheckScope {
    /** This process: deadlocks, heap, an event loop that turns. */
    PROCESS,
    /** The machine below: disk, load. */
    HOST,
    /** Somebody else, over a network or a socket. */
    DEPENDENCY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in every answer: {@code process}, {@code host}, {@code dependency}. */
    public String wireName() {
        return wireName;
    }
}
