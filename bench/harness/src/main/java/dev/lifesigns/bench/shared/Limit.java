/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.time.Duration;

/** The end of a program that should have ended by itself; shutdown hooks stop what it started. */
public final class Limit {
    private Limit() {}

    /** Exits with code 3 after this time. */
    public static void endAfter(String program, Duration limit) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(limit);
            } catch (InterruptedException e) {
                return;
            }
            System.err.println(program + ": not done (expected: within " + limit + ")");
            System.exit(3);
        });
    }
}
