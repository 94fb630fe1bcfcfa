/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import com.linecorp.armeria.common.util.AbstractListenable;
import com.linecorp.armeria.server.healthcheck.ListenableHealthChecker;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Transition;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The status of the engine, for Armeria to read and to listen to. Each read asks the engine, so an answer goes stale
 * even when no thread is left to notify listeners.
 */
final class EngineListenable extends AbstractListenable<com.linecorp.armeria.server.healthcheck.HealthChecker>
        implements ListenableHealthChecker {
    private final BooleanSupplier healthy;

    private EngineListenable(BooleanSupplier healthy) {
        this.healthy = healthy;
    }

    /**
     * A checker that listens for as long as the engine runs.
     *
     * @param matters whether a transition may have changed what {@code healthy} says
     */
    static ListenableHealthChecker of(HealthChecker health, Predicate<Transition> matters, BooleanSupplier healthy) {
        EngineListenable checker = new EngineListenable(healthy);
        var unused = health.onTransition(transition -> {
            if (matters.test(transition)) {
                checker.notifyListeners(checker);
            }
        });
        return checker;
    }

    @Override
    public boolean isHealthy() {
        return healthy.getAsBoolean();
    }

    @Override
    protected com.linecorp.armeria.server.healthcheck.HealthChecker latestValue() {
        return this;
    }
}
