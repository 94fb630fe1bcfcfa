/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;

/**
 * How long the recent runs of a check took. A run that timed out counts with its timeout.
 *
 * @param samples number of runs it is made of, at most the 128 latest; the durations are zero when it is 0
 * @param p50 half of the runs were no slower
 * @param p99 99 of 100 runs were no slower
 * @param max the slowest
 */
public record LatencyStatistics(int samples, Duration p50, Duration p99, Duration max) {}
