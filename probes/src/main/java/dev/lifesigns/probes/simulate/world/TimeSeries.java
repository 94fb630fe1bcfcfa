/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import java.util.Arrays;

/** Values over the observed time, at equal distances. Immutable. */
public final class TimeSeries {
    private final double[] values;

    TimeSeries(double[] values) {
        this.values = values.clone();
    }

    public int size() {
        return values.length;
    }

    public double at(int index) {
        return values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeSeries plot && Arrays.equals(values, plot.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
