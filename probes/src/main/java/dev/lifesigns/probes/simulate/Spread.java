/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One figure across many runs. If it had no value in a run, because what it measures never happened, it counts as
 * larger than any other. Immutable.
 *
 * @param p50 the median; empty for never
 * @param p90 nine of ten runs are at most that; empty for never
 * @param p99 ninety-nine of a hundred runs are at most that; empty for never
 * @param max of all runs; empty for never
 * @param never runs without a value
 */
public record Spread(OptionalDouble p50, OptionalDouble p90, OptionalDouble p99, OptionalDouble max, int never) {
    static Spread of(List<OptionalDouble> values) {
        double[] sorted = values.stream()
                .mapToDouble(value -> value.orElse(Double.POSITIVE_INFINITY))
                .sorted()
                .toArray();
        int never = (int) values.stream().filter(OptionalDouble::isEmpty).count();
        return new Spread(at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1), never);
    }

    /** By the nearest rank, so that it is a value that occurred. */
    private static OptionalDouble at(double[] sorted, double part) {
        int rank = Math.max(1, (int) Math.ceil(part * sorted.length));
        double value = sorted[rank - 1];
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
