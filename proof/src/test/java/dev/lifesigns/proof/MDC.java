/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** In place of the one of a logging library. */
final class MDC {
    static final Map<String, String> CONTEXT = new ConcurrentHashMap<>();

    private MDC() {}

    static void put(String key, String value) {
        CONTEXT.put(key, value);
    }

    static void remove(String key) {
        CONTEXT.remove(key);
    }
}
