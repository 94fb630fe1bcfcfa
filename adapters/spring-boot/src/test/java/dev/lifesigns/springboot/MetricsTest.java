/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.contract.ScriptedForeignCheck;
import dev.lifesigns.micrometer.HealthMetrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;

/** Boot binds our meters to its registries, and its context closes the binder. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MetricsTest {
    /** A check that is adopted after the binding has its series from the next look on. */
    @Test
    void bootBindsThemToItsRegistry() throws InterruptedException {
        ScriptedForeignCheck db = ScriptedForeignCheck.up();
        PrometheusMeterRegistry registry;
        try (RunningApplication application = RunningApplication.of(WebApplicationType.SERVLET)
                .with("db", new Scripted(db))
                .run()) {
            registry = application.bean(PrometheusMeterRegistry.class);
            while (!registry.scrape().contains("\nhealth_check_runs_total{check=\"db\",outcome=\"up\"}")) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(registry.scrape().lines())
                    .contains("health_probe_status{probe=\"readiness\",status=\"up\"} 1.0");
        }
        assertThat(registry.getMeters())
                .noneMatch(meter -> meter.getId().getName().startsWith("health."));
    }

    @Test
    void aBinderOfOnesOwnTakesItsPlace() {
        try (HealthChecker other = HealthChecker.builder().build();
                RunningApplication application = RunningApplication.of(WebApplicationType.NONE)
                        .bean(new HealthMetrics(other, Tags.of("checker", "mine")))
                        .run()) {
            assertThat(application.bean(PrometheusMeterRegistry.class).scrape().lines())
                    .contains("health_probe_status{checker=\"mine\",probe=\"liveness\",status=\"up\"} 1.0")
                    .noneMatch(line -> line.startsWith("health_probe_status{probe"));
        }
    }
}
