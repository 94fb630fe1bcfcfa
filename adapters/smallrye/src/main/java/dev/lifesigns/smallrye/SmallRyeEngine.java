/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.microprofilebridge.Adoption;
import io.smallrye.health.api.HealthType;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The engine that runs the checks of an application with SmallRye Health. A bean, to be injected; thread-safe.
 *
 * <pre>{@code
 * @Inject SmallRyeEngine lifesigns;
 *
 * void maintenance(@Observes Startup event) {
 *     lifesigns.health().gate("maintenance");
 * }
 * }</pre>
 *
 * <p>It starts and ends with the application: the application must not start, drain or close it.
 */
@Singleton
public final class SmallRyeEngine {
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER;

    private final Adoption adoption;
    private final Bridge<HealthCheckResponse> bridge;
    private final SmallRyeChecks checks;
    private final SmallRyeAnswers answers;
    private final StatusEvents events;

    /**
     * Called by the container.
     *
     * @throws IllegalArgumentException if the configuration is invalid
     */
    @Inject
    SmallRyeEngine(BeanManager beans, Instance<CheckBeans> known) {
        CheckBeans checkBeans = known.isUnsatisfied() ? bean -> null : known.get();
        SmallRyeSettings settings = new SmallRyeSettings();
        SmallRyeResponses responses = new SmallRyeResponses();
        adoption = Adoption.configured(beans);
        bridge = adoption.bridge(responses, checkBeans::around);
        String group = settings.defaultGroup();
        BeanChecks beanChecks = new BeanChecks(beans, checkBeans, bridge, responses, group != null);
        checks = new SmallRyeChecks(adoption, bridge, responses, beanChecks, group);
        answers = new SmallRyeAnswers(checks, settings.empty(), settings.additional());
        events = new StatusEvents(beans, checks, answers);
    }

    /** After the application's own observers, so that it has registered its checks; the port opens when this returns. */
    void start(@Observes @Priority(LAST) Startup event) {
        answers.ofTypes(HealthType.values());
        bridge.health().onTransition(transition -> events.update());
        bridge.start(adoption.startupWait());
        bridge.ready();
    }

    void stop(@Observes Shutdown event) {
        events.stop();
        drain();
    }

    /** Makes the engine's own readiness fail; the container does it when it stops. */
    public void drain() {
        bridge.drain();
    }

    @PreDestroy
    void close() {
        bridge.close();
        checks.release();
    }

    /** The engine, for our own endpoints, listeners, gates and metrics. It belongs to the container, which closes it. */
    public HealthChecker health() {
        return bridge.health();
    }

    /**
     * Puts other policies into effect, in place of those from the configuration.
     *
     * @throws dev.lifesigns.bridge.InvalidPolicyException if one is invalid; then nothing has changed
     */
    public void reload(BridgePolicies policies) {
        bridge.reload(policies);
    }

    SmallRyeChecks checks() {
        return checks;
    }

    SmallRyeAnswers answers() {
        return answers;
    }
}
