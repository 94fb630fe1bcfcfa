/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/** The queries to one dependency, over time and at their densest. */
final class QueryCount {
    private final Backend backend;
    private final TimeSeriesBuilder checks;
    private final TimeSeriesBuilder others;
    private long second;
    private long inSecond;
    private long peak;

    QueryCount(Backend backend, long duration) {
        this.backend = backend;
        this.checks = new TimeSeriesBuilder(duration);
        this.others = new TimeSeriesBuilder(duration);
    }

    void reset() {
        backend.takeCheckQueries();
        backend.takeOtherQueries();
    }

    void step(long now) {
        long asked = backend.takeCheckQueries();
        checks.add(now, (double) asked);
        others.add(now, backend.takeOtherQueries());
        if (now / Nanos.SECOND != second) {
            second = now / Nanos.SECOND;
            inSecond = 0;
        }
        inSecond += asked;
        peak = Math.max(peak, inSecond);
    }

    TimeSeries checks() {
        return checks.rates();
    }

    TimeSeries others() {
        return others.rates();
    }

    long peak() {
        return peak;
    }
}
