/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;

/** The reactive registry shows the blocking contributors as well, which in Boot 3 it holds itself. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReactiveRegistriesTest {
    @Test
    void contributorOfTheApplicationMayGo() throws Exception {
        try (RunningApplication application = RegistriesTest.setup(WebApplicationType.REACTIVE)
                .with("search", RegistriesTest.REACTIVE_UP)
                .run()) {
            ReactiveHealthContributorRegistry registry = application.bean(ReactiveHealthContributorRegistry.class);
            assertThat(registry.unregisterContributor("search")).isSameAs(RegistriesTest.REACTIVE_UP);
            assertThat(RegistriesTest.checks(application)).isEmpty();
            assertThat(application.get("/actuator/health/search").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void blockingContributorThatComesLateIsAnsweredByTheReactiveStack() throws Exception {
        try (RunningApplication application =
                RegistriesTest.setup(WebApplicationType.REACTIVE).run()) {
            application.bean(HealthContributorRegistry.class).registerContributor("late", RegistriesTest.UP);
            RegistriesTest.awaitUp(application, "late");
            assertThat(RegistriesTest.checks(application)).containsExactly("late");
        }
    }
}
