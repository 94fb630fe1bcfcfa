/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Remembers what has been prepared in this JVM. Thread-safe. */
public final class Preparations {
    /* What is being prepared or has been; open once it is done. */
    private static final Map<String, CountDownLatch> STARTED = new ConcurrentHashMap<>();

    private Preparations() {}

    /** Loads something. */
    @FunctionalInterface
    public interface Preparation {
        void run() throws Exception;
    }

    /** Prepares what has this key, once. A call in the meantime waits, because its run would be as cold. */
    public static void once(String key, Preparation preparation) throws Exception {
        CountDownLatch own = new CountDownLatch(1);
        CountDownLatch first = STARTED.putIfAbsent(key, own);
        if (first != null) {
            first.await();
            return;
        }
        try {
            preparation.run();
        } finally {
            own.countDown();
        }
    }
}
