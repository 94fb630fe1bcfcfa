/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;

/** How long the recent runs of a check took. A run that timed out counts with its timeout. Immutable. */
public interface LatencyStatistics {
    /** Number of runs it is made of, at most the 128 latest; the durations are zero when it is 0. */
    int samples();

    /** Half of the runs were no slower. */
    Duration p50();

    /** 99 of 100 runs were no slower. */
    Duration p99();

    /** The slowest. */
    Duration max();
}
