/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.Bridge;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Stops first: readiness fails from then on, and for the drain delay everything else is served as before. Boot's own
 * readiness state has failed already when this is called.
 */
final class DrainLifecycle extends ContextLifecycle {
    private static final String LIMIT = "spring.lifecycle.timeout-per-shutdown-phase";

    private final Bridge<Optional<Health>> bridge;
    private final Duration delay;

    DrainLifecycle(ConfigurableApplicationContext context, Bridge<Optional<Health>> bridge, Duration delay) {
        super(context, DEFAULT_PHASE);
        this.bridge = bridge;
        this.delay = delay;
        Duration limit = context.getEnvironment().getProperty(LIMIT, Duration.class, Duration.ofSeconds(30));
        if (delay.isNegative() || delay.compareTo(limit) >= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "lifesigns.drain-delay", delay, "expected: 0s or more, and < " + LIMIT + " " + limit);
        }
    }

    @Override
    void closed() {
        bridge.drain();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what it completes is the callback
    public void stop(Runnable callback) {
        stop();
        if (delay.isZero() || !closing()) {
            callback.run();
        } else {
            CompletableFuture.runAsync(
                    callback, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
        }
    }
}
