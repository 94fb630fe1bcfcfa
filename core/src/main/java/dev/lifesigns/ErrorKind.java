/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;

/**
 * The kind of a failure: the only thing that the public learns of it.
 *
 * <p>It never depends on an exception's message, so a message can neither leak nor break it.
 */
public enum ErrorKind {
    /** The run did not end within its timeout. */
    TIMEOUT,
    /** An earlier run outlived its deadline and still has not returned. */
    STUCK,
    /** The last result is older than {@code staleAfter}. */
    STALE,
    /** Nobody answers: refused, reset, no route, no such host. */
    UNREACHABLE,
    /** The other side refuses our credentials. */
    UNAUTHORIZED,
    /** A pool or quota of ours is used up; the dependency itself may be well. */
    EXHAUSTED,
    /** A measured value is beyond its limit. */
    THRESHOLD,
    /** Any other failure. */
    FAILED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in every answer, such as {@code timeout}. */
    public String wireName() {
        return wireName;
    }
}
