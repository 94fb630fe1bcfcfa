/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what has been prepared in this JVM. Thread-safe. */
public final class Preparations {
    private static final Set<String> DONE = ConcurrentHashMap.newKeySet();

    private Preparations() {}

    /** Loads something. */
    @FunctionalInterface
    public interface Preparation {
        void run() throws Exception;
    }

    /** Prepares what has this key, once. */
    public static void once(String key, Preparation preparation) throws Exception {
        if (DONE.add(key)) {
            preparation.run();
        }
    }
}
