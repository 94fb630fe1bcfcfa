/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random sources, one for each purpose and pod, all from one seed: drawing more numbers in one place changes nothing in
 * another, so that two settings experience the same random events.
 */
final class Randoms {
    /** The purposes of random numbers. */
    enum Purpose {
        KUBELET(1),
        APPLICATION(2),
        CLUSTER(3),
        CHECKS(4);

        private final int place;

        Purpose(int place) {
            this.place = place;
        }
    }

    /** More than the number of purposes. */
    private static final long PLACES = 8;

    private final long seed;

    Randoms(long seed) {
        this.seed = seed;
    }

    RandomGenerator of(Purpose purpose, int index) {
        return new SplittableRandom(mixed(seed + mixed(index * PLACES + purpose.place)));
    }

    /** The finalizer of SplitMix64, so that neighboring seeds are unrelated. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
