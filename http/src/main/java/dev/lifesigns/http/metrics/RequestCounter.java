/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How many requests for one probe were answered, by status code. Thread-safe; counting takes no lock and allocates nothing. */
public final class RequestCounter {
    /** All codes that a request for a probe can be answered with, the most frequent ones first. */
    static final List<Integer> CODES = List.of(200, 503, 304, 400, 404, 405, 429, 500);

    private static final int[] BY_INDEX =
            CODES.stream().mapToInt(Integer::intValue).toArray();

    private final LongAdder[] counts =
            Stream.generate(LongAdder::new).limit(BY_INDEX.length).toArray(LongAdder[]::new);

    RequestCounter() {}

    /** Counts a response with that status code. */
    public void count(int code) {
        counts[index(code)].increment();
    }

    long responses(int code) {
        return counts[index(code)].sum();
    }

    private static int index(int code) {
        for (int i = 0; i < BY_INDEX.length; i++) {
            if (BY_INDEX[i] == code) {
                return i;
            }
        }
        throw new IllegalArgumentException("code: " + code + " (expected: one of " + CODES + ")");
    }
}
