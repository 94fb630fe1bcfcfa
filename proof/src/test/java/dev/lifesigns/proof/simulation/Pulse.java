/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.Heartbeat;
import java.time.Duration;

/** A heartbeat, and the reference for it: up while the last beat is no older than its limit, by the clock of the reader. */
final class Pulse {
    static final String NAME = "pulse";

    private final Circumstances world;
    private final long within;
    private final Heartbeat heartbeat;
    private long beat;

    Pulse(Circumstances world, long within) {
        this.world = world;
        this.within = within;
        this.heartbeat = Heartbeat.within(Duration.ofNanos(within));
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    void beat() {
        world.note("beats");
        beat = world.now();
        heartbeat.beat();
    }

    void judge(CheckSnapshot seen) {
        if (world.open()) {
            CheckStatus expected = world.now() - beat <= within ? CheckStatus.UP : CheckStatus.DOWN;
            unless(seen.status() == expected, "pulse: %s (expected: %s)", seen.status(), expected);
        }
    }
}
