/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Plays worlds, one for each seed. */
final class Simulation {
    private static final long MILLISECOND = 1_000_000;
    private static final long MINUTE = 60_000 * MILLISECOND;

    /* Held, so that what is set on it stays set. */
    private static final Logger LOG = Logger.getLogger("dev.lifesigns");

    private Simulation() {}

    /**
     * What became of a world.
     *
     * @param lived the virtual time in it, until the first broken promise, without that in which it was frozen
     * @param events how often the invariants were verified
     * @param fingerprint of everything that happened
     * @param violation the first promise that was broken, or {@code null}
     */
    record Outcome(
            long seed,
            Duration lived,
            long events,
            long runs,
            long fingerprint,
            @Nullable String violation) {}

    /** Plays the world of that seed to its end, or to the first broken promise. */
    static Outcome play(long seed) {
        LOG.setLevel(Level.OFF);
        Dice dice = new Dice(~seed);
        boolean large = dice.chance(0.03);
        int checks = (int) (large ? dice.between(100, 400) : dice.between(1, 12));
        long pace = MILLISECOND * dice.spread(50, 5 * MINUTE / MILLISECOND);
        try (World world = new World(seed, checks, pace)) {
            String violation = violationIn(world, large ? 15 : 300);
            return new Outcome(
                    seed,
                    world.circumstances().lived(),
                    world.events(),
                    world.runs(),
                    world.circumstances().fingerprint(),
                    violation);
        } finally {
            LOG.setLevel(null);
        }
    }

    private static @Nullable String violationIn(World world, int moments) {
        world.live(moments);
        Violation violation = world.circumstances().violation();
        return violation == null
                ? null
                : violation.getMessage() + " (after " + world.circumstances().lived() + ")\n  "
                        + world.circumstances().trace();
    }
}
