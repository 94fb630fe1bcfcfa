/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.health.CurrentHealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.monitor.HealthMonitorTask;
import jakarta.inject.Singleton;
import reactor.core.publisher.Flux;

/** Lets Micronaut's monitor, which asks all indicators every minute without an aggregator, ask the engine. */
@Singleton
final class AdoptingMonitors implements BeanCreatedEventListener<HealthMonitorTask> {
    private final BeanProvider<CurrentHealthStatus> status;
    private final BeanProvider<Adoption> adoption;

    AdoptingMonitors(BeanProvider<CurrentHealthStatus> status, BeanProvider<Adoption> adoption) {
        this.status = status;
        this.adoption = adoption;
    }

    @Override
    public HealthMonitorTask onCreated(BeanCreatedEvent<HealthMonitorTask> event) {
        HealthIndicator all = () ->
                Flux.defer(() -> Flux.fromIterable(adoption.get().views())).flatMap(HealthIndicator::getResult);
        return new HealthMonitorTask(status.get(), all);
    }
}
