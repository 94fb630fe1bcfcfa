/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.HealthAggregator;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/**
 * Puts a view of the indicators in front of the aggregator, Micronaut's or the application's own: all readers of the
 * endpoint go through it.
 */
@Singleton
final class AdoptingAggregators implements BeanCreatedEventListener<HealthAggregator<HealthResult>> {
    private final BeanProvider<Adoption> adoption;

    AdoptingAggregators(BeanProvider<Adoption> adoption) {
        this.adoption = adoption;
    }

    @Override
    public HealthAggregator<HealthResult> onCreated(BeanCreatedEvent<HealthAggregator<HealthResult>> event) {
        return new Adopting(event.getBean(), adoption);
    }

    private record Adopting(HealthAggregator<HealthResult> aggregator, BeanProvider<Adoption> adoption)
            implements HealthAggregator<HealthResult> {
        @Override
        public Publisher<HealthResult> aggregate(HealthIndicator[] indicators, HealthLevelOfDetail detail) {
            return aggregator.aggregate(adoption.get().views(indicators), detail);
        }

        @Override
        public Publisher<HealthResult> aggregate(String name, Publisher<HealthResult> results) {
            return aggregator.aggregate(name, results);
        }
    }
}
