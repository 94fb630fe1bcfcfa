/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package shop;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Factory methods, for those of our applications that have {@code test.beans}. */
@Factory
@Requires(property = "test.beans")
public class IndicatorFactory {
    @Singleton
    HealthIndicator warehouse() {
        return () ->
                Mono.just(HealthResult.builder("warehouses", HealthStatus.UP).build());
    }

    /** In no scope: each reader has its own. */
    @Bean
    HealthIndicator desk() {
        return () -> Mono.just(HealthResult.builder("desk", HealthStatus.UP).build());
    }
}
