/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;

/**
 * What is known about a check, from best to worst in the order of {@link #severity()}.
 *
 * <p>The set is closed: no other status can appear in a response or escape aggregation.
 */
public enum CheckStatus {
    /** It works. */
    UP(0),
    /** It works with reduced capability; traffic stays. */
    DEGRADED(1),
    /** There is no fresh result: it never ran, or its last result is older than {@code staleAfter}. */
    UNKNOWN(2),
    /** It does not work. */
    DOWN(3);

    private final int severity;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    CheckStatus(int severity) {
        this.severity = severity;
    }

    /** Rank in the aggregation: 0 for {@link #UP} to 3 for {@link #DOWN}; the worst contribution wins. */
    public int severity() {
        return severity;
    }

    /** The lower-case word used in every response: {@code up}, {@code degraded}, {@code unknown}, {@code down}. */
    public String wireName() {
        return wireName;
    }
}
