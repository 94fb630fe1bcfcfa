/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A registry that rejects meters, or fails. */
class FailingRegistryTest {
    private final VirtualMetrics metrics = new VirtualMetrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void aCheckWhoseMetersAreRejectedKeepsNoOtherFromFollowing() {
        HealthChecker health = metrics.time.build(HealthChecker.builder());
        SimpleMeterRegistry simple = new SimpleMeterRegistry();
        simple.counter("health.check.stuck", "check", "tenant");
        health.add("tenant", deadline -> CheckResult.up());
        health.add("branch", deadline -> CheckResult.up());
        metrics.of(health).bindTo(simple);

        assertThat(simple.find("health.check.stuck").tag("check", "branch").gauge())
                .isNotNull();
        assertThat(simple.find("health.check.runs").tag("check", "tenant").meters())
                .isEmpty();
    }

    @Test
    void aLookThatFailsIsNotTheLast() {
        HealthChecker health = metrics.time.build(HealthChecker.builder());
        metrics.of(health).bindTo(metrics.registry);
        CheckHandle tenant = health.add("tenant", deadline -> CheckResult.up());
        metrics.look();
        metrics.registry.config().onMeterRemoved(meter -> {
            throw new IllegalStateException("a listener");
        });
        tenant.remove();
        assertThatIllegalStateException().isThrownBy(metrics::look).withMessage("a listener");
        health.add("branch", deadline -> CheckResult.up());
        metrics.look();

        assertThat(metrics.scrape().has("branch")).isTrue();
    }
}
