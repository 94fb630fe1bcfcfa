/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import dev.lifesigns.probes.simulate.world.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * A quantity over the observed time, across all runs. Immutable.
 *
 * @param name in JSON
 * @param label for people, with its unit
 * @param points at equal distances
 */
public record Curve(String name, String label, List<Point> points) {
    public Curve {
        points = List.copyOf(points);
    }

    /**
     * The values at one time.
     *
     * @param low the smallest of all runs
     * @param median of all runs
     * @param high the largest of all runs
     */
    public record Point(double low, double median, double high) {}

    static Curve of(String name, String label, List<TimeSeries> runs) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < runs.get(0).size(); i++) {
            int at = i;
            double[] sorted =
                    runs.stream().mapToDouble(run -> run.at(at)).sorted().toArray();
            points.add(new Point(sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]));
        }
        return new Curve(name, label, points);
    }

    /** The largest value of all runs. */
    public double max() {
        return points.stream().mapToDouble(Point::high).max().orElse(0);
    }
}
