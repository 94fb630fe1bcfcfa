/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import static java.util.Objects.requireNonNull;

import com.linecorp.armeria.server.ServerListener;
import com.linecorp.armeria.server.healthcheck.HealthCheckStatus;
import com.linecorp.armeria.server.healthcheck.ListenableHealthChecker;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Transition;
import dev.lifesigns.bridge.AdoptedCheck;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.bridge.ForeignCheck;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Armeria's health checkers, run by an engine: in the background, with a hard deadline, one run in flight. Thread-safe.
 *
 * <pre>{@code
 * EngineHealthCheckers checkers = EngineHealthCheckers.create();
 * Server.builder()
 *         .service("/internal/l7check", HealthCheckService.of(checkers.adopt("inventory", this::inventory)))
 *         .serverListener(checkers.lifecycle(Duration.ofSeconds(5)))
 * }</pre>
 *
 * <p>Paths, bodies, and codes stay those of Armeria. A checker that is given back reads the engine: it never blocks an event
 * loop, and it notifies Armeria of changes, so that clients may wait for them. A timeout, a stuck run, and a result that is
 * too old are unhealthy.
 */
public final class EngineHealthCheckers {
    private final Bridge<Boolean> bridge;

    private EngineHealthCheckers(HealthChecker health, BridgePolicies policies) {
        this.bridge =
                Bridge.builder(health, new HealthyResults()).policies(policies).build();
    }

    /** Checkers run by an engine of their own, with default policies. */
    public static EngineHealthCheckers create() {
        return create(
                HealthChecker.builder().startupTask(Bridge.APPLICATION_READY).build());
    }

    /**
     * Checkers run by the application's engine, with default policies.
     *
     * @param health not started, and with a startup task of the name {@link Bridge#APPLICATION_READY} if
     *     {@link #lifecycle} is used
     */
    public static EngineHealthCheckers create(HealthChecker health) {
        return create(health, BridgePolicies.none());
    }

    /** Checkers run by the application's engine, with policies by the names of the checkers. */
    public static EngineHealthCheckers create(HealthChecker health, BridgePolicies policies) {
        return new EngineHealthCheckers(health, policies);
    }

    /**
     * Adopts a checker. It runs on a thread of the engine, so it may block.
     *
     * @param name what our detailed view, logs, and policies call it
     * @return what to give to Armeria in its place
     * @throws IllegalArgumentException if it is a {@link ListenableHealthChecker}: Armeria runs or sets that itself, and only
     *     once it was given to a service
     */
    public ListenableHealthChecker adopt(String name, com.linecorp.armeria.server.healthcheck.HealthChecker checker) {
        if (requireNonNull(checker, "EngineHealthCheckers.adopt: checker is null") instanceof ListenableHealthChecker) {
            throw new IllegalArgumentException(
                    "checker '" + name + "': " + checker.getClass().getName()
                            + " (expected: none that notifies listeners, which HealthCheckService takes as it is; adoptAsync takes"
                            + " the supplier of HealthChecker.of)");
        }
        ForeignCheck<Boolean> check = ForeignCheck.blocking(deadline -> checker.isHealthy());
        return adopt(name, check.writtenIn(checker.getClass()));
    }

    /**
     * Adopts an asynchronous checker, such as {@code HealthChecker.of} takes. Its period is that of its policy; the time to
     * live that it returns is ignored.
     *
     * @param name what our detailed view, logs, and policies call it
     * @param checker never run again while a stage of its is not complete
     * @return what to give to Armeria in its place
     */
    public ListenableHealthChecker adoptAsync(
            String name, Supplier<? extends CompletionStage<HealthCheckStatus>> checker) {
        requireNonNull(checker, "EngineHealthCheckers.adoptAsync: checker is null");
        return adopt(name, ForeignCheck.async(deadline -> checker.get().thenApply(HealthCheckStatus::isHealthy)));
    }

    private ListenableHealthChecker adopt(String name, ForeignCheck<Boolean> check) {
        AdoptedCheck<Boolean> adopted = bridge.adopt(name, check);
        return EngineListenable.of(
                bridge.health(),
                transition -> transition instanceof Transition.OfCheck
                        && transition.name().equals(adopted.name()),
                adopted::now);
    }

    /** What runs them: to be reloaded, and to be started and closed where {@link #lifecycle} is not used. */
    public Bridge<Boolean> bridge() {
        return bridge;
    }

    /**
     * Puts the engine into the life of one server: it runs each check before the ports open, drains when the server starts
     * to stop, before the quiet period of a graceful shutdown, and is closed when the server has stopped. A server that
     * is restarted needs another engine.
     *
     * @param startupWait how long the ports wait for first results, at most
     */
    public ServerListener lifecycle(Duration startupWait) {
        return new EngineLifecycle(
                bridge, requireNonNull(startupWait, "EngineHealthCheckers.lifecycle: startupWait is null"));
    }
}
