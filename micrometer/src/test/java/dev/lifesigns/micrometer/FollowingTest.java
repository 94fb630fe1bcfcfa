/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The binder as users make it: it follows the checks on its own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FollowingTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private static boolean isOfTenant(Meter meter) {
        return "tenant".equals(meter.getId().getTag("check"));
    }

    @Test
    void checksThatComeAndGoDoSoInTheMetrics() throws Exception {
        CountDownLatch came = new CountDownLatch(1);
        CountDownLatch went = new CountDownLatch(1);
        try (HealthChecker health = HealthChecker.builder().build();
                HealthMetrics metrics = new HealthMetrics(health)) {
            metrics.bindTo(registry);
            registry.config().onMeterAdded(meter -> {
                if (isOfTenant(meter)) {
                    came.countDown();
                }
            });
            registry.config().onMeterRemoved(meter -> {
                if (isOfTenant(meter)) {
                    went.countDown();
                }
            });
            CheckHandle tenant = health.add("tenant", deadline -> CheckResult.up());
            came.await();
            tenant.remove();
            went.await();
        }
        assertThat(Scrape.of(registry).samples()).isEmpty();
    }
}
