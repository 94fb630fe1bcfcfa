/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The statistics that are used here. */
public final class Statistics {
    private Statistics() {}

    public static double median(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Each value divided by the other of the same round. */
    public static List<Double> ratios(List<Double> values, List<Double> others) {
        if (values.size() != others.size()) {
            throw new IllegalArgumentException(
                    "rounds: " + values.size() + " and " + others.size() + " (expected: the same number)");
        }
        return IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) / others.get(i))
                .toList();
    }

    /** The smallest value that this share of the values does not exceed; 0 if there are none. */
    public static double percentile(double share, Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    /** How much a line through values at equal distances rises from the first to the last; the line of least squares. */
    public static double rise(List<Double> values) {
        double middle = (values.size() - 1) / 2.0;
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double both = 0;
        double square = 0;
        for (int i = 0; i < values.size(); i++) {
            both += (i - middle) * (values.get(i) - mean);
            square += (i - middle) * (i - middle);
        }
        return square == 0 ? 0 : both / square * (values.size() - 1);
    }
}
