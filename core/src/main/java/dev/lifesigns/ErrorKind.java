/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /**
     * The kind of failure that an exception stands for, by its type and never by its message.
     *
     * <p>{@link #UNREACHABLE} for connections refused, no route and no such host; {@link #TIMEOUT} for those that ran out
     * of time, also while connecting with {@code java.net.http}; {@link #UNAUTHORIZED} for refused log-ins of
     * {@code javax.security}, {@code javax.naming} and {@code java.sql}; {@link #FAILED} for any other. An exception
     * that is none of these takes the kind of its nearest cause, and then of what it suppressed.
     *
     * @param thrown what a client or driver threw, or {@code null}, which is {@link #FAILED}
     */
    public static ErrorKind of(@Nullable Throwable thrown) {
        return thrown == null ? FAILED : Thrown.kind(thrown);
    }
}
