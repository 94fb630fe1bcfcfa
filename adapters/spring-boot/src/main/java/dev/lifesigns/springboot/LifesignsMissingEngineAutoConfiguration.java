/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static java.lang.System.Logger.Level.WARNING;

import dev.lifesigns.HealthChecker;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Says why there is no HTTP endpoint although it is enabled: there is no engine whose state it could show. */
@AutoConfiguration(after = LifesignsAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "lifesigns.endpoint.enabled")
@ConditionalOnMissingBean(HealthChecker.class)
public final class LifesignsMissingEngineAutoConfiguration {
    LifesignsMissingEngineAutoConfiguration() {}

    @Bean
    SmartInitializingSingleton lifesignsMissingEngine() {
        return () -> System.getLogger(LifesignsMissingEngineAutoConfiguration.class.getName())
                .log(
                        WARNING,
                        "lifesigns.endpoint.enabled: true, but the endpoint is not served (expected: lifesigns.enabled is not"
                                + " false, or a bean of type HealthChecker)");
    }
}
