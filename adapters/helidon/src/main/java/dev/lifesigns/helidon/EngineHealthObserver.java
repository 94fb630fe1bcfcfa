/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.health.HealthObserverConfig;
import io.helidon.webserver.observe.spi.Observer;
import io.helidon.webserver.spi.ServerFeature;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Helidon's health observer, its checks run by an engine: in the background, with a hard deadline, one run in flight.
 * Thread-safe. It belongs to one server.
 *
 * <pre>{@code
 * HealthObserver checks = HealthObserver.builder().details(true).addCheck(new InventoryCheck()).build();
 * WebServer.builder()
 *         .addFeature(ObserveFeature.just(EngineHealthObserver.create(checks)))
 * }</pre>
 *
 * <p>Paths, bodies and codes stay those of Helidon, and so does which checks there are: those that the observer was given, and
 * those that Helidon finds by itself. Each has run once before a port of the server opens, or the startup wait is over. The
 * engine is closed when the server has stopped. A timeout, a stuck run and a result that is too old are {@code DOWN}; a check
 * that throws is {@code ERROR}, as Helidon has it.
 *
 * <p>In our own probes a check is part of what its class says in {@code type()}, and of readiness if it does not say.
 */
public final class EngineHealthObserver implements Observer {
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(5);

    private final HealthObserver framework;
    private final Bridge<HealthCheckResponse> bridge;
    private final Duration startupWait;

    private EngineHealthObserver(Builder builder) {
        this.bridge = Bridge.builder(builder.health, new Responses())
                .policies(builder.policies)
                .build();
        this.startupWait = builder.startupWait;
        HealthObserverConfig configured = builder.observer.prototype();
        List<HealthCheck> adopted = RegisteredChecks.of(configured).stream()
                .<HealthCheck>map(check -> EngineHealthCheck.adopt(check, bridge))
                .toList();
        this.framework = HealthObserverConfig.builder(configured)
                .healthChecks(adopted)
                .useSystemServices(false)
                .build();
    }

    /** An observer with an engine of its own and default policies. */
    public static EngineHealthObserver create(HealthObserver observer) {
        return builder(observer).build();
    }

    /** A builder of an observer that has the configuration and the checks of that one, which is not used itself. */
    public static Builder builder(HealthObserver observer) {
        return new Builder(observer);
    }

    /** What runs the checks: to be reloaded, and to be drained before the server is stopped. */
    public Bridge<HealthCheckResponse> bridge() {
        return bridge;
    }

    /** Called by Helidon. */
    @Override
    public void register(
            ServerFeature.ServerFeatureContext server,
            List<HttpRouting.Builder> routings,
            UnaryOperator<String> endpoint) {
        framework.register(server, routings, endpoint);
        if (prototype().enabled()) {
            EngineLifecycle lifecycle = new EngineLifecycle(bridge, startupWait);
            Stream.concat(Stream.of(WebServer.DEFAULT_SOCKET_NAME), server.sockets().stream())
                    .forEach(socket -> server.socket(socket).httpRouting().addFeature(lifecycle));
        }
    }

    /** That of Helidon's health observer, so that Helidon adds none of its own. */
    @Override
    public String type() {
        return framework.type();
    }

    /** That of the observer, but for the checks. */
    @Override
    public HealthObserverConfig prototype() {
        return framework.prototype();
    }

    /** Collects what the engine of an observer may be given. Not thread-safe. */
    public static final class Builder {
        private final HealthObserver observer;
        private HealthChecker health =
                HealthChecker.builder().startupTask(Bridge.APPLICATION_READY).build();
        private BridgePolicies policies = BridgePolicies.none();
        private Duration startupWait = STARTUP_WAIT;

        private Builder(HealthObserver observer) {
            this.observer = requireNonNull(observer, "EngineHealthObserver.builder: observer is null");
        }

        /**
         * Sets the engine; default: one of its own.
         *
         * @param health not started, with a startup task of the name {@link Bridge#APPLICATION_READY}; closed when the server has
         *     stopped
         */
        public Builder checker(HealthChecker health) {
            this.health = requireNonNull(health, "EngineHealthObserver.Builder.checker: health is null");
            return this;
        }

        /** Sets policies by the names of the checks; default: the engine's defaults. */
        public Builder policies(BridgePolicies policies) {
            this.policies = requireNonNull(policies, "EngineHealthObserver.Builder.policies: policies is null");
            return this;
        }

        /** Sets how long the ports wait for first results, at most; default: 5 s. */
        public Builder startupWait(Duration startupWait) {
            this.startupWait =
                    requireNonNull(startupWait, "EngineHealthObserver.Builder.startupWait: startupWait is null");
            return this;
        }

        /**
         * The observer, whose checks have not run yet.
         *
         * @throws dev.lifesigns.bridge.InvalidPolicyException if the policy of a check is invalid
         */
        public EngineHealthObserver build() {
            return new EngineHealthObserver(this);
        }
    }
}
