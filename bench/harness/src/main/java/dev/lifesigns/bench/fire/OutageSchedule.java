/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the mode of the flapping dependencies every few seconds, and knows which mode the checks must have noticed. Thread-safe. */
final class OutageSchedule {
    /** The time from a change until it must be visible: period and timeout of the checks, and a second for two busy cores. */
    private static final Duration SETTLING = Duration.ofMillis(1_000 + 800 + 1_000);

    private static final List<FaultMode> TURNS = List.of(
            FaultMode.HANGS,
            FaultMode.HEALTHY,
            FaultMode.REFUSES,
            FaultMode.HEALTHY,
            FaultMode.FAILS,
            FaultMode.HEALTHY);

    private final Dependencies dependencies;
    private volatile Turn turn = new Turn(FaultMode.HEALTHY, System.nanoTime());

    private record Turn(FaultMode mode, long since) {}

    OutageSchedule(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** Changes until it is interrupted. */
    void changeEvery(Duration length) throws InterruptedException {
        for (int i = 0; ; i++) {
            Thread.sleep(length);
            becomes(TURNS.get(i % TURNS.size()));
        }
    }

    private void becomes(FaultMode next) {
        try {
            turn = new Turn(next, System.nanoTime());
            dependencies.become(next);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "outage schedule: " + next + ": no port (expected: the same port as before)", e);
        }
    }

    /** The mode that every check must have noticed; null during a change and shortly after it. */
    @Nullable
    FaultMode settled() {
        Turn now = turn;
        return System.nanoTime() - now.since > SETTLING.toNanos() ? now.mode : null;
    }
}
