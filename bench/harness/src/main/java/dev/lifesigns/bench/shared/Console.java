/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/** Reports progress, with the time since the start. */
public final class Console {
    private static final long STARTED = System.nanoTime();

    private Console() {}

    public static void say(String line) {
        Duration since = Duration.ofNanos(System.nanoTime() - STARTED);
        System.err.printf("%2d:%02d %s%n", since.toMinutes(), since.toSecondsPart(), line);
    }

    /** Parses an option; an unknown one ends the program with code 2. */
    public static <T> T option(String program, Supplier<T> plan) {
        try {
            return plan.get();
        } catch (IllegalArgumentException unknown) {
            throw refuse(program, unknown);
        }
    }

    /** Something that may find its results or its page missing. */
    public interface Publication {
        /** @throws IllegalStateException if something is missing */
        void publish() throws IOException;
    }

    /** Publishes results; if something is missing, the program ends with code 2. */
    public static void publish(String program, Publication publication) throws IOException {
        try {
            publication.publish();
        } catch (IllegalStateException missing) {
            throw refuse(program, missing);
        }
    }

    private static <E extends RuntimeException> E refuse(String program, E reason) {
        System.err.println(program + ": " + reason.getMessage());
        System.exit(2);
        return reason;
    }
}
