/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.time.Duration;

/**
 * The duration of a run, and its load.
 *
 * @param sample the time between two samples of the process
 * @param turn how long the flapping dependencies stay in a mode
 * @param slow connections whose request never ends
 * @param heads connections for each kind of unfinished head, and as many readers that never read
 * @param idle connections that send nothing
 * @param churn new connections per second
 * @param waiters readers that wait for a change
 * @param judgesLines whether it is long enough to distinguish a rising line from a JVM that warms up
 */
record FirePlan(
        String name,
        Duration length,
        Duration sample,
        Duration turn,
        int slow,
        int heads,
        int idle,
        int churn,
        int waiters,
        boolean judgesLines) {
    static FirePlan named(String option) {
        return switch (option) {
            case "" ->
                new FirePlan(
                        "full", Duration.ofMinutes(10), seconds(10), seconds(7), 1_000, 300, 10_500, 200, 50, true);
            case "--quick" ->
                new FirePlan(
                        "quick", Duration.ofMinutes(1), seconds(3), seconds(7), 1_000, 300, 10_500, 200, 50, false);
            case "--smoke" ->
                new FirePlan("smoke", seconds(15), seconds(3), seconds(4), 200, 100, 1_500, 100, 20, false);
            default ->
                throw new IllegalArgumentException("option: " + option + " (expected: --quick, --smoke or --docs)");
        };
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** After this time the program terminates itself and every process that it started. */
    Duration limit() {
        return length.plusMinutes(3);
    }
}
