/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All that is drawn in one world comes from here, and so from its seed. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to n - 1. */
    int below(int n) {
        return random.nextInt(n);
    }

    /** Both included. */
    long between(long least, long most) {
        return least + random.nextLong(most - least + 1);
    }

    /** Both included, each order of magnitude as likely as the next. The same on every machine: hence StrictMath. */
    long spread(long least, long most) {
        double from = StrictMath.log((double) least);
        double to = StrictMath.log((double) most);
        return Math.round(StrictMath.exp(from + random.nextDouble() * (to - from)));
    }

    double share(double most) {
        return random.nextDouble() * most;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
