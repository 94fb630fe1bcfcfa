/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import dev.lifesigns.bridge.AdoptedCheck;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * An indicator as its readers see it: it answers at once what the engine knows.
 *
 * @param indicator the application's
 * @param check the same in the engine
 */
record EngineIndicator(HealthIndicator indicator, AdoptedCheck<List<HealthResult>> check) implements HealthIndicator {
    @Override
    public Publisher<HealthResult> getResult() {
        return Flux.defer(() -> Flux.fromIterable(check.now()));
    }

    @Override
    public int getOrder() {
        return indicator.getOrder();
    }
}
