/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.simulate.world;

/** The queries to one dependency, over time and at their densest. */
final class QueryCount {
    private final Backend backend;
    private final PlotMaker checks;
    private final PlotMaker others;
    private long second;
    private long inSecond;
    private long peak;

    QueryCount(Backend backend, long duration) {
        this.backend = backend;
        this.checks = new PlotMaker(duration);
        this.others = new PlotMaker(duration);
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

    Plot checks() {
        return checks.rates();
    }

    Plot others() {
        return others.rates();
    }

    long peak() {
        return peak;
    }
}
