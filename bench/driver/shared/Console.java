/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package shared;

import java.time.Duration;

/** Tells whoever waits what is going on, with the time since the start. */
public final class Console {
    private static final long BEGUN = System.nanoTime();

    private Console() {}

    public static void say(String line) {
        Duration since = Duration.ofNanos(System.nanoTime() - BEGUN);
        System.err.printf("%2d:%02d %s%n", since.toMinutes(), since.toSecondsPart(), line);
    }
}
