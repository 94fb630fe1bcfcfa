/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.diskspace.DiskSpaceIndicator;
import io.micronaut.management.health.indicator.jdbc.JdbcIndicator;
import io.micronaut.management.health.indicator.service.ServiceReadyHealthIndicator;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

class IndicatorNamesTest {
    private static final class Warehouse implements HealthIndicator {
        @Override
        public Publisher<HealthResult> getResult() {
            return Mono.empty();
        }
    }

    @Test
    void areThoseOfTheirClasses() {
        assertThat(IndicatorNames.ofClass(DiskSpaceIndicator.class)).isEqualTo("diskSpace");
        assertThat(IndicatorNames.ofClass(JdbcIndicator.class)).isEqualTo("jdbc");
        assertThat(IndicatorNames.ofClass(ServiceReadyHealthIndicator.class)).isEqualTo("serviceReady");
        assertThat(IndicatorNames.ofClass(HealthIndicator.class)).isEqualTo("health");
        assertThat(IndicatorNames.ofClass(Warehouse.class)).isEqualTo("warehouse");
        HealthIndicator lambda = Mono::empty;
        assertThat(IndicatorNames.ofClass(lambda.getClass())).isEqualTo("indicator");
    }

    @Test
    void oneThatIsTakenGetsANumber() {
        IndicatorNames names = new IndicatorNames();
        HealthIndicator lambda = Mono::empty;
        assertThat(names.of(lambda, null)).isEqualTo("indicator");
        assertThat(names.of(lambda, null)).isEqualTo("indicator-2");
    }
}
