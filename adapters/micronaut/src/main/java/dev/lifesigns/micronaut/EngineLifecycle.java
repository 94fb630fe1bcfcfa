/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.http.HealthEndpoint;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The engine lives with the application: it starts after all others that listen to the start, before the server opens its
 * port; it drains when the server receives the stop signal, while that still serves; it is closed before the beans are.
 */
@Singleton
final class EngineLifecycle implements Ordered {
    private final Bridge<List<HealthResult>> bridge;
    private final Adoption adoption;
    private final LifesignsConfiguration configuration;
    private final BeanProvider<HealthEndpoint> endpoint;

    /** The application's server, as soon as it listens. Others may come and go, and one that cannot listen never served. */
    private volatile @Nullable EmbeddedServer serving;

    EngineLifecycle(
            Bridge<List<HealthResult>> bridge,
            Adoption adoption,
            LifesignsConfiguration configuration,
            BeanProvider<HealthEndpoint> endpoint) {
        this.bridge = bridge;
        this.adoption = adoption;
        this.configuration = configuration;
        this.endpoint = endpoint;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @EventListener
    void onStartup(StartupEvent event) {
        adoption.adoptAll();
        bridge.start(configuration.startupWait());
    }

    @EventListener
    void onServerStartup(ServerStartupEvent event) {
        if (serving == null) {
            serving = event.getSource();
            bridge.ready();
        }
    }

    @EventListener
    void onServerShutdown(ServerShutdownEvent event) {
        if (!event.getSource().equals(serving)) {
            return;
        }
        bridge.drain();
        long delay = configuration.drainDelay().toMillis();
        try {
            boolean unused = new CountDownLatch(1).await(delay, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endpoint.ifPresent(HealthEndpoint::endEvents);
    }

    @EventListener
    void onShutdown(ShutdownEvent event) {
        bridge.close();
    }
}
