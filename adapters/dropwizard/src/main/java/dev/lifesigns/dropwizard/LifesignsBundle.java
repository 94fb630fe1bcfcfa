/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.Bridge;
import io.dropwizard.core.ConfiguredBundle;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;

/**
 * Lets the engine run the application's health checks. The admin port's {@code /healthcheck}, the {@code health} section
 * of the configuration, and the registry itself read their results from the engine, and never wait.
 *
 * <pre>{@code
 * public void initialize(Bootstrap<ShopConfiguration> bootstrap) {
 *     bootstrap.addBundle(new LifesignsBundle());
 * }
 * }</pre>
 *
 * <p>Policies come from the configuration if its class implements {@link LifesignsConfigured}.
 */
public final class LifesignsBundle implements ConfiguredBundle<Object> {
    private final Bridge<HealthCheck.Result> bridge;

    /** A bundle with an engine of its own. */
    public LifesignsBundle() {
        this(HealthChecker.builder().startupTask(Bridge.APPLICATION_READY).build());
    }

    /**
     * A bundle with the application's engine.
     *
     * @param health not started, and with a startup task of the name {@link Bridge#APPLICATION_READY}; closed with the
     *     application
     */
    public LifesignsBundle(HealthChecker health) {
        this.bridge = Bridge.builder(health, new HealthResults()).build();
    }

    /** The engine, for our own endpoint, gates, and listeners. */
    public HealthChecker health() {
        return bridge.health();
    }

    /** What lets the engine run the checks, to put other policies into effect. */
    public Bridge<HealthCheck.Result> bridge() {
        return bridge;
    }

    @Override
    public void initialize(Bootstrap<?> bootstrap) {
        AdoptingRegistry registry = new AdoptingRegistry(bridge);
        HealthCheckRegistry before = bootstrap.getHealthCheckRegistry();
        // of bundles that were added earlier
        before.getNames().forEach(name -> registry.register(name, before.getHealthCheck(name)));
        bootstrap.setHealthCheckRegistry(registry);
    }

    /**
     * Applies what is configured, puts the engine into the life of the application, and serves our endpoint if it is configured.
     *
     * @throws dev.lifesigns.bridge.InvalidPolicyException if a policy is invalid
     * @throws IllegalArgumentException if the endpoint's path or the hash of a token is malformed
     * @throws IllegalStateException if another servlet has the endpoint's path
     */
    @Override
    public void run(Object configuration, Environment environment) {
        LifesignsFactory factory = configuration instanceof LifesignsConfigured configured
                ? configured.getLifesigns()
                : LifesignsFactory.DEFAULT;
        bridge.reload(factory.policies());
        EngineLifecycle lifecycle =
                new EngineLifecycle(bridge, factory.startupWait().toJavaDuration());
        environment.lifecycle().manage(lifecycle);
        environment.lifecycle().addEventListener(lifecycle);
        environment.servlets().addServletListeners(lifecycle);
        if (factory.endpoint() != null) {
            factory.endpoint().serve(bridge.health(), environment);
        }
    }
}
