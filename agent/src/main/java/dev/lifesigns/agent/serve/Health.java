/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.ServiceInfo;
import dev.lifesigns.TransitionListener;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckConfig;
import dev.lifesigns.agent.config.MetricsConfig;
import dev.lifesigns.agent.config.RateLimitConfig;
import dev.lifesigns.agent.config.SecurityConfig;
import dev.lifesigns.agent.page.Page;
import dev.lifesigns.http.BeatReceiver;
import dev.lifesigns.http.HealthEndpoint;
import java.util.Set;

/** Creates the engine and the endpoint of a configuration. */
public final class Health {
    private Health() {}

    /** A checker with the checks of that configuration, not started yet. */
    public static HealthChecker checker(AgentConfig config, TransitionListener... listeners) {
        ServiceInfo service = config.service();
        HealthChecker.Builder builder = HealthChecker.builder().service(service).historySize(config.historySize());
        for (CheckConfig check : config.checks()) {
            check.policy().probes().forEach(builder::probe);
            Registration.addTo(builder, check);
        }
        for (TransitionListener listener : listeners) {
            builder.onTransition(listener);
        }
        return builder.build();
    }

    /** An endpoint for that checker, as configured, that accepts no reports. */
    public static HealthEndpoint endpoint(AgentConfig config, HealthChecker health) {
        return builder(config, health).build();
    }

    /** An endpoint for that checker, as configured, that accepts reports. */
    static HealthEndpoint endpoint(AgentConfig config, HealthChecker health, BeatReceiver beats) {
        return builder(config, health).beats(beats).build();
    }

    private static HealthEndpoint.Builder builder(AgentConfig config, HealthChecker health) {
        SecurityConfig security = config.security();
        HealthEndpoint.Builder builder = HealthEndpoint.builder(health)
                .basePath(config.server().basePath())
                .rootAliases(config.server().rootAliases())
                .publicLevel(security.publicLevel());
        config.server().paths().forEach((path, answer) -> answer.addTo(builder, path));
        MetricsConfig metrics = config.server().metrics();
        if (metrics.enabled()) {
            builder.metrics(metrics.path()).metricsNetworks(Set.copyOf(metrics.networks()));
        }
        if (config.server().page()) {
            Page.addTo(builder, config.server().basePath());
        }
        if (!security.tokens().isEmpty()) {
            builder.bearerTokens(security.tokens());
        }
        if (!security.basic().isEmpty()) {
            builder.basicUsers(security.basic());
        }
        RateLimitConfig limit = security.rateLimit();
        if (limit.enabled()) {
            builder.rateLimit(
                    limit.perSecond(), limit.burst(), Set.copyOf(limit.exempt()), Set.copyOf(limit.trustedProxies()));
            builder.strictRateLimit(limit.strict());
        } else {
            builder.noRateLimit();
        }
        return builder;
    }
}
