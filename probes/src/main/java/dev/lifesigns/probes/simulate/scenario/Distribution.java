/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long something takes. Immutable. */
public sealed interface Distribution {
    /** One draw, in nanoseconds; never negative. */
    long sample(RandomGenerator random);

    /** The mean, in nanoseconds. */
    double mean();

    /** A constant duration. */
    static Distribution of(Duration always) {
        return new Fixed(always.toNanos());
    }

    /**
     * Always the same.
     *
     * @param nanos how long
     */
    record Fixed(long nanos) implements Distribution {
        @Override
        public long sample(RandomGenerator random) {
            return nanos;
        }

        @Override
        public double mean() {
            return nanos;
        }
    }

    /** Any duration between two bounds, with the same likelihood. */
    record Uniform(Duration from, Duration to) implements Distribution {
        public Uniform {
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("from: " + from + " (expected: at most to, " + to + ")");
            }
        }

        @Override
        public long sample(RandomGenerator random) {
            long least = from.toNanos();
            return least + (long) (random.nextDouble() * (to.toNanos() - least));
        }

        @Override
        public double mean() {
            return (from.toNanos() + to.toNanos()) / 2.0;
        }
    }

    /** The usual shape of latencies: most are short, a few are much longer. Given by two of its percentiles. */
    record LogNormal(Duration p50, Duration p99) implements Distribution {
        /** Of the standard normal distribution. */
        private static final double QUANTILE_99 = 2.326347874;

        public LogNormal {
            requireNonNull(p50, "p50");
            if (p50.isZero() || p50.compareTo(p99) > 0) {
                throw new IllegalArgumentException("p50: " + p50 + " (expected: above 0 and at most p99, " + p99 + ")");
            }
        }

        @Override
        public long sample(RandomGenerator random) {
            return (long) (p50.toNanos() * Math.exp(sigma() * random.nextGaussian()));
        }

        @Override
        public double mean() {
            return p50.toNanos() * Math.exp(sigma() * sigma() / 2);
        }

        private double sigma() {
            return Math.log((double) p99.toNanos() / p50.toNanos()) / QUANTILE_99;
        }
    }
}
