/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.bridge.BridgePolicies;
import dev.lifesigns.microprofilebridge.Adoption;
import dev.lifesigns.microprofilebridge.BeanInstance;
import dev.lifesigns.microprofilebridge.BeanNames;
import dev.lifesigns.microprofilebridge.Responses;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a CDI container calls: it finds the checks among the beans, starts the engine when the application has started, and
 * closes it with the container.
 *
 * <p>If the application has a bean of type {@link BridgePolicies}, its policies are those; else the configuration's.
 */
public final class HealthExtension implements Extension {
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER;

    /* The container calls one method after the other. */
    private final BeanNames names = new BeanNames();
    private final List<BeanInstance<HealthCheck>> checks = new ArrayList<>();
    private @Nullable Bridge<HealthCheckResponse> bridge;
    private @Nullable MicroProfileHealth health;
    private Duration startupWait = Duration.ZERO;

    void produced(@Observes ProcessProducerMethod<? extends HealthCheck, ?> event) {
        names.add(
                event.getBean(),
                event.getAnnotatedProducerMethod().getJavaMember().getName());
    }

    void produced(@Observes ProcessProducerField<? extends HealthCheck, ?> event) {
        names.add(
                event.getBean(),
                event.getAnnotatedProducerField().getJavaMember().getName());
    }

    void addBean(@Observes AfterBeanDiscovery event) {
        event.<MicroProfileHealth>addBean()
                .beanClass(MicroProfileHealth.class)
                .types(MicroProfileHealth.class, Object.class)
                .scope(Singleton.class)
                .createWith(context -> health());
    }

    /** An invalid configuration or policy fails the deployment. */
    void adopt(@Observes AfterDeploymentValidation event, BeanManager beans) {
        try {
            adopt(beans);
        } catch (IllegalArgumentException e) {
            event.addDeploymentProblem(e);
        }
    }

    private void adopt(BeanManager beans) {
        Adoption adoption = Adoption.configured(beans);
        Responses responses = new Responses();
        Bridge<HealthCheckResponse> adopting = adoption.bridge(responses, UnaryOperator.identity());
        MicroProfileHealth answers = new MicroProfileHealth(adopting, responses, EmptyResponses.read(adoption));
        for (Bean<?> bean : beans.getBeans(HealthCheck.class, Any.Literal.INSTANCE)) {
            Set<HealthKind> kinds = HealthKind.of(bean);
            if (!kinds.isEmpty()) {
                BeanInstance<HealthCheck> check = new BeanInstance<>(beans, bean, HealthCheck.class);
                checks.add(check);
                answers.adopt(names.of(bean), () -> check.call(HealthCheck::call), check.beanClass(), kinds);
            }
        }
        bridge = adopting;
        health = answers;
        startupWait = adoption.startupWait();
    }

    /** After the application's own observers: the container opens its port when this returns. */
    void start(@Observes @Priority(LAST) Startup event) {
        if (bridge != null) {
            bridge.start(startupWait);
            bridge.ready();
        }
    }

    void drain(@Observes Shutdown event) {
        if (bridge != null) {
            bridge.drain();
        }
    }

    void close(@Observes BeforeShutdown event) {
        if (bridge != null) {
            bridge.close();
        }
        checks.forEach(BeanInstance::release);
    }

    private MicroProfileHealth health() {
        if (health == null) {
            throw new IllegalStateException(
                    "MicroProfileHealth: no checks yet (expected: a call after bean validation)");
        }
        return health;
    }
}
