/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.Bridge;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the engine after everything that checks may need, just before the web server opens its port, and closes it just
 * after that has closed. A context that is only paused keeps its engine.
 */
final class EngineLifecycle extends ContextLifecycle {
    /** One before {@code WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE}, which exists in web applications only. */
    static final int PHASE = DEFAULT_PHASE - 2048 - 1;

    private final Bridge<Optional<Health>> bridge;
    private final List<RegistryAdoption> registries;
    private final Duration startupWait;

    /* Written by the context alone, which calls start and stop one at a time. */
    private boolean started;

    EngineLifecycle(
            ConfigurableApplicationContext context,
            Bridge<Optional<Health>> bridge,
            List<RegistryAdoption> registries,
            Duration startupWait) {
        super(context, PHASE);
        this.bridge = bridge;
        this.registries = registries;
        this.startupWait = startupWait;
        if (startupWait.isNegative()) {
            throw new InvalidConfigurationPropertyValueException(
                    "lifesigns.startup-wait", startupWait, "expected: 0s or more");
        }
    }

    @Override
    public void start() {
        if (!started) {
            registries.forEach(RegistryAdoption::adoptAll);
            bridge.start(startupWait);
            started = true;
        }
        super.start();
    }

    @Override
    void closed() {
        bridge.close();
    }
}
