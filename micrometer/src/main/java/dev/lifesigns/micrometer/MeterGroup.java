/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** Meters that have tags in common, and are removed together. Values are held strongly, as long as the meters exist. */
final class MeterGroup {
    private final MeterRegistry registry;
    private final Tags common;
    private final List<Meter> meters = new ArrayList<>();

    MeterGroup(MeterRegistry registry, Tags common) {
        this.registry = registry;
        this.common = common;
    }

    void gauge(String name, String description, Tags tags, DoubleSupplier value) {
        meters.add(Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .strongReference(true)
                .description(description)
                .tags(common.and(tags))
                .register(registry));
    }

    /** A time or a point in time, which each registry shows in its own unit. */
    void millis(String name, String description, DoubleSupplier value) {
        meters.add(TimeGauge.builder(name, value, TimeUnit.MILLISECONDS, DoubleSupplier::getAsDouble)
                .strongReference(true)
                .description(description)
                .tags(common)
                .register(registry));
    }

    void counter(String name, String description, Tags tags, DoubleSupplier value) {
        // refers to its object weakly, and to its function strongly
        meters.add(FunctionCounter.builder(name, value, unused -> value.getAsDouble())
                .description(description)
                .tags(common.and(tags))
                .register(registry));
    }

    Timer timer(String name, String description, List<Duration> bounds) {
        Timer timer = Timer.builder(name)
                .description(description)
                .tags(common)
                .serviceLevelObjectives(bounds.toArray(Duration[]::new))
                .register(registry);
        meters.add(timer);
        return timer;
    }

    void remove() {
        meters.forEach(registry::remove);
        meters.clear();
    }
}
