/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.HealthChecker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * What the engine knows, as metrics of Micrometer. Values are read from the snapshot when they are asked for, so results
 * that grow old show without anything that runs.
 */
record HealthMetrics(HealthChecker health) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        new BoundMeters(health, registry).start();
    }
}
