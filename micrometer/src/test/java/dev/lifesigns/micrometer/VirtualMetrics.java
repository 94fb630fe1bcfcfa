/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.VirtualTime;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** A Prometheus registry beside a checker in virtual time, whose looks happen when a test says so. */
final class VirtualMetrics implements AutoCloseable {
    final VirtualTime time = VirtualTime.create();
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Queue<Runnable> looks = new ArrayDeque<>();

    HealthMetrics of(HealthChecker health) {
        return of(health, Tags.empty());
    }

    HealthMetrics of(HealthChecker health, Tags tags) {
        return new HealthMetrics(health, tags, looks::add);
    }

    /** Lets time pass, and then the binder look. */
    void advance(Duration by) {
        time.advance(by);
        look();
    }

    void look() {
        time.settle();
        for (int pending = looks.size(); pending > 0; pending--) {
            looks.remove().run();
        }
    }

    int pendingLooks() {
        return looks.size();
    }

    Scrape scrape() {
        return Scrape.of(registry);
    }

    @Override
    public void close() {
        registry.close();
        time.close();
    }
}
