/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Application.Pauses;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The pauses of one process. */
final class PauseProcess extends Timer {
    private final EventQueue queue;
    private final @Nullable Pauses pauses;
    private final RandomGenerator random;
    private final Runnable onPause;
    private long pausedUntil = Long.MIN_VALUE;

    PauseProcess(EventQueue queue, @Nullable Pauses pauses, RandomGenerator random, Runnable onPause) {
        this.queue = queue;
        this.pauses = pauses;
        this.random = random;
        this.onPause = onPause;
    }

    void start() {
        if (pauses != null) {
            queue.after(pauses.every().sample(random), this);
        }
    }

    void end() {
        queue.cancel(this);
    }

    @Override
    void fire() {
        if (pauses != null) {
            pausedUntil = queue.now() + pauses.length().sample(random);
            queue.at(pausedUntil + pauses.every().sample(random), this);
            onPause.run();
        }
    }

    boolean isPaused() {
        return pausedUntil > queue.now();
    }

    /** How long the pause will last from now; 0 if there is none. */
    long remaining() {
        return isPaused() ? pausedUntil - queue.now() : 0;
    }
}
