/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package shop;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A bean as an application declares one, for those of our applications that have {@code test.beans}. */
@Singleton
@Liveness
@Requires(property = "test.beans")
public class LoopIndicator implements HealthIndicator {
    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.just(HealthResult.builder("eventLoop", HealthStatus.UP).build());
    }
}
