/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** The only table of what a check contributes to its probes. */
final class Aggregation {
    private Aggregation() {}

    /**
     * The contribution of a check with that effective status.
     *
     * @param everRan whether it ever had an outcome
     */
    static CheckStatus contribution(CheckStatus effective, boolean critical, boolean everRan) {
        return switch (effective) {
            case UP -> CheckStatus.UP;
            case DEGRADED -> CheckStatus.DEGRADED;
            case DOWN -> critical ? CheckStatus.DOWN : CheckStatus.DEGRADED;
            case UNKNOWN -> critical ? CheckStatus.UNKNOWN : everRan ? CheckStatus.DEGRADED : CheckStatus.UP;
        };
    }
}
