/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.PolicyOverrides;
import dev.lifesigns.http.HealthEndpoint;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The engine, and what reads it. */
@Factory
final class EngineFactory {
    /** The engine, unless the application has one of its own. */
    @Singleton
    @Requires(missingBeans = HealthChecker.class)
    HealthChecker health() {
        return HealthChecker.builder().startupTask(Bridge.APPLICATION_READY).build();
    }

    @Singleton
    @Bean(preDestroy = "close")
    Bridge<List<HealthResult>> bridge(HealthChecker health, IndicatorResults results, BridgePolicies policies) {
        return Bridge.builder(health, results)
                .policies(policies)
                .configurationKey(EngineFactory::key)
                .build();
    }

    /** What the configuration says of policies, and of those that have none because they never block. */
    @Singleton
    BridgePolicies policies(
            DefaultPolicyConfiguration defaults,
            List<CheckPolicyConfiguration> checks,
            LifesignsConfiguration configuration) {
        Map<String, PolicyOverrides> configured = checks.stream()
                .collect(Collectors.toMap(CheckPolicyConfiguration::name, PolicyConfiguration::overrides));
        PolicyOverrides ofAll = defaults.overrides().named(value -> "lifesigns.defaults." + NameUtils.hyphenate(value));
        return new BridgePolicies(ofAll, configured, configuration.inMemory());
    }

    /** How a value is spelled here: {@code staleAfter} of {@code diskSpace} is {@code lifesigns.checks.disk-space.stale-after}. */
    static String key(String check, String value) {
        return "lifesigns.checks." + NameUtils.hyphenate(check) + "." + NameUtils.hyphenate(value);
    }

    /** The endpoint as it is configured, unless the application has one of its own. */
    @Singleton
    @Requires(property = "lifesigns.endpoint.enabled", value = "true")
    @Requires(missingBeans = HealthEndpoint.class)
    HealthEndpoint endpoint(HealthChecker health, EndpointConfiguration configuration) {
        return HealthEndpoint.builder(health).basePath(configuration.path()).build();
    }
}
