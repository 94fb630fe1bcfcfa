/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/** Collects samples in a limited number of equal spans of the observation. */
final class TimeSeriesBuilder {
    /** Enough for a picture, few enough for a report. */
    static final int POINTS = 240;

    private final long duration;
    private final double[] sums = new double[POINTS];
    private final int[] samples = new int[POINTS];

    TimeSeriesBuilder(long duration) {
        this.duration = duration;
    }

    void sample(long now, double value) {
        int point = pointOf(now);
        sums[point] += value;
        samples[point]++;
    }

    void add(long now, double amount) {
        sums[pointOf(now)] += amount;
    }

    /** The mean of the samples of each span; if it has none, that of the previous span. */
    TimeSeries means() {
        double[] means = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            means[i] = samples[i] > 0 ? sums[i] / samples[i] : i > 0 ? means[i - 1] : 0;
        }
        return new TimeSeries(means);
    }

    /** The amount added in each span, per second. */
    TimeSeries rates() {
        double seconds = (double) duration / POINTS / Nanos.SECOND;
        double[] rates = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            rates[i] = sums[i] / seconds;
        }
        return new TimeSeries(rates);
    }

    /** The amount added up to the end of each span. */
    TimeSeries sums() {
        double[] total = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            total[i] = sums[i] + (i > 0 ? total[i - 1] : 0);
        }
        return new TimeSeries(total);
    }

    private int pointOf(long now) {
        return (int) Math.min(POINTS - 1, Math.max(0, (double) now / duration * POINTS));
    }
}
