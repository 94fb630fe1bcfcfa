/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;

/** How long recent runs of a check took. A run that timed out counts with its timeout. Immutable. */
public interface LatencyStatistics {
    /** The number of runs considered, at most the 128 latest; if it is 0, all durations are zero. */
    int samples();

    /** The median. */
    Duration p50();

    /** The 99th percentile. */
    Duration p99();

    /** The maximum. */
    Duration max();
}
