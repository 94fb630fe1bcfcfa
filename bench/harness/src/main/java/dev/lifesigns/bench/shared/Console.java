/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.time.Duration;
import java.util.function.Supplier;

/** Tells whoever waits what is going on, with the time since the start. */
public final class Console {
    private static final long BEGUN = System.nanoTime();

    private Console() {}

    public static void say(String line) {
        Duration since = Duration.ofNanos(System.nanoTime() - BEGUN);
        System.err.printf("%2d:%02d %s%n", since.toMinutes(), since.toSecondsPart(), line);
    }

    /** What an option stands for; one that is not known ends the program with the code 2. */
    public static <T> T option(String program, Supplier<T> plan) {
        try {
            return plan.get();
        } catch (IllegalArgumentException unknown) {
            System.err.println(program + ": " + unknown.getMessage());
            System.exit(2);
            throw unknown;
        }
    }
}
