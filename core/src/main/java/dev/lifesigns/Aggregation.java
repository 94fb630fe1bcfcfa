/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** The one table that says what a check contributes to its probes. */
final class Aggregation {
    private Aggregation() {}

    /**
     * What a check with that effective status contributes.
     *
     * @param everRan whether it ever had an outcome
     */
    static Status contribution(Status effective, boolean critical, boolean everRan) {
        return switch (effective) {
            case UP -> Status.UP;
            case DEGRADED -> Status.DEGRADED;
            case DOWN -> critical ? Status.DOWN : Status.DEGRADED;
            case UNKNOWN -> critical ? Status.UNKNOWN : everRan ? Status.DEGRADED : Status.UP;
        };
    }
}
