/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The metrics of a checker as Prometheus reads them: from a snapshot to text. Internal.
 *
 * <p>{@link dev.lifesigns.http.metrics.MetricFamily} says what there is, {@link dev.lifesigns.http.metrics.Collector} reads
 * the values from a snapshot, and an {@link dev.lifesigns.http.metrics.Exposition} writes them in a format.
 */
@NullMarked
package dev.lifesigns.http.metrics;

import org.jspecify.annotations.NullMarked;
