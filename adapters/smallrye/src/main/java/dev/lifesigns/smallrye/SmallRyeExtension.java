/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.smallrye;

import io.smallrye.health.api.AsyncHealthCheck;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;

/**
 * What a CDI container calls: it adds the engine, and the reporter that reads it, to an application with SmallRye Health.
 */
public final class SmallRyeExtension implements Extension {
    /* The container calls one method after the other, and reads it after the last event. */
    private final Map<Bean<?>, String> producers = new HashMap<>();

    void addTypes(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(SmallRyeEngine.class, SmallRyeEngine.class.getName());
        event.addAnnotatedType(EngineHealthReporter.class, EngineHealthReporter.class.getName());
    }

    void produced(@Observes ProcessProducerMethod<? extends HealthCheck, ?> event) {
        producers.put(
                event.getBean(),
                event.getAnnotatedProducerMethod().getJavaMember().getName());
    }

    void produced(@Observes ProcessProducerField<? extends HealthCheck, ?> event) {
        producers.put(
                event.getBean(),
                event.getAnnotatedProducerField().getJavaMember().getName());
    }

    void producedAsync(@Observes ProcessProducerMethod<? extends AsyncHealthCheck, ?> event) {
        producers.put(
                event.getBean(),
                event.getAnnotatedProducerMethod().getJavaMember().getName());
    }

    void producedAsync(@Observes ProcessProducerField<? extends AsyncHealthCheck, ?> event) {
        producers.put(
                event.getBean(),
                event.getAnnotatedProducerField().getJavaMember().getName());
    }

    void addBean(@Observes AfterBeanDiscovery event) {
        event.<CheckBeans>addBean()
                .beanClass(SmallRyeExtension.class)
                .types(CheckBeans.class)
                .scope(Singleton.class)
                .createWith(context -> (CheckBeans) producers::get);
    }

    /** An invalid configuration or policy fails the deployment. */
    void adopt(@Observes AfterDeploymentValidation event, BeanManager beans) {
        try {
            beans.createInstance().select(SmallRyeEngine.class).get();
        } catch (RuntimeException e) {
            event.addDeploymentProblem(e);
        }
    }
}
