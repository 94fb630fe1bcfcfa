/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a failure: all that unauthenticated readers learn about it.
 *
 * <p>It never depends on an exception's message, so it cannot leak one.
 */
public enum ErrorKind {
    /** The run did not end within its timeout. */
    TIMEOUT,
    /** A run is past its deadline and still has not returned. */
    STUCK,
    /** The last result is older than {@code staleAfter}. */
    STALE,
    /** There is no connection: refused, reset, no route, no such host. */
    UNREACHABLE,
    /** The credentials were rejected. */
    UNAUTHORIZED,
    /** A pool or quota is used up; the dependency itself may be fine. */
    EXHAUSTED,
    /** A measured value is beyond its limit. */
    THRESHOLD,
    /** Any other failure. */
    FAILED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in every response, such as {@code timeout}. */
    public String wireName() {
        return wireName;
    }

    /**
     * The kind of failure that an exception represents, by its type and never by its message.
     *
     * <p>{@link #UNREACHABLE} for refused and reset connections, no route, and unknown hosts, those of {@code java.rmi},
     * {@code javax.naming} and {@code java.sql} included; {@link #TIMEOUT} for timeouts, including those of connecting
     * with {@code java.net.http}; {@link #UNAUTHORIZED} for rejected logins of {@code javax.security},
     * {@code javax.naming}, and {@code java.sql}; {@link #FAILED} for any other. If the exception itself is none of
     * these, its causes are examined, then the exceptions it suppressed and those that a {@code java.sql.SQLException}
     * chains. The SQLSTATE of such an exception is not read.
     *
     * @param thrown what a client or driver threw, or {@code null}, which is {@link #FAILED}
     */
    public static ErrorKind of(@Nullable Throwable thrown) {
        return thrown == null ? FAILED : Thrown.kind(thrown);
    }
}
