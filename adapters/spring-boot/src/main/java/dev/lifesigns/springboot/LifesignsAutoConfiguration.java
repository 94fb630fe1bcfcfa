/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.RunInterceptor;
import dev.lifesigns.bridge.Bridge;
import dev.lifesigns.micrometer.HealthMetrics;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.core.task.TaskDecorator;
import reactor.core.publisher.Flux;

/** Lets the engine run the application's health contributors, unless {@code lifesigns.enabled} is {@code false}. */
@AutoConfiguration(
        afterName = "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration")
@ConditionalOnClass(HealthContributorRegistry.class)
@ConditionalOnBooleanProperty(name = "lifesigns.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LifesignsProperties.class)
@ImportRuntimeHints(LifesignsRuntimeHints.class)
public final class LifesignsAutoConfiguration {
    LifesignsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    HealthChecker lifesignsHealthChecker(
            ObjectProvider<TaskDecorator> decorators, ObjectProvider<RunInterceptor> interceptors) {
        HealthChecker.Builder health = HealthChecker.builder().startupTask(Bridge.APPLICATION_READY);
        decorators.orderedStream().map(DecoratedRuns::new).forEach(health::interceptor);
        interceptors.orderedStream().forEach(health::interceptor);
        return health.build();
    }

    @Bean
    Bridge<Optional<Health>> lifesignsBridge(
            HealthChecker health, HealthResults lifesignsResults, LifesignsProperties properties) {
        return Bridge.builder(health, lifesignsResults)
                .policies(properties.policies())
                .configurationKey(LifesignsProperties::key)
                .build();
    }

    @Bean
    HealthResults lifesignsResults(ObjectProvider<HttpCodeStatusMapper> codes) {
        return new HealthResults(codes.getIfAvailable(HttpCodeStatusMapper::getDefault));
    }

    @Bean
    Adoption lifesignsAdoption(
            Bridge<Optional<Health>> lifesignsBridge,
            HealthResults lifesignsResults,
            ListableBeanFactory beans,
            LifesignsProperties properties) {
        return new Adoption(lifesignsBridge, lifesignsResults, new DeclaredPolicies(beans), properties.inMemory());
    }

    @Bean
    static RegistryPostProcessor<HealthContributorRegistry> lifesignsRegistryPostProcessor(
            ObjectProvider<Adoption> adoption) {
        return new RegistryPostProcessor<>(
                HealthContributorRegistry.class, registry -> new AdoptingRegistry(registry, adoption::getObject));
    }

    @Bean
    RegistryAdoption lifesignsRegistryAdoption(ObjectProvider<HealthContributorRegistry> registries) {
        return () -> registries.stream()
                .filter(AdoptingRegistry.class::isInstance)
                .map(AdoptingRegistry.class::cast)
                .forEach(AdoptingRegistry::adoptAll);
    }

    @Bean
    EngineLifecycle lifesignsEngineLifecycle(
            ConfigurableApplicationContext context,
            Bridge<Optional<Health>> lifesignsBridge,
            ObjectProvider<RegistryAdoption> registries,
            LifesignsProperties properties) {
        return new EngineLifecycle(
                context, lifesignsBridge, registries.orderedStream().toList(), properties.startupWait());
    }

    @Bean
    DrainLifecycle lifesignsDrainLifecycle(
            ConfigurableApplicationContext context,
            Bridge<Optional<Health>> lifesignsBridge,
            LifesignsProperties properties) {
        return new DrainLifecycle(context, lifesignsBridge, properties.drainDelay());
    }

    @Bean
    ApplicationEvents lifesignsApplicationEvents(
            ConfigurableApplicationContext context, Bridge<Optional<Health>> lifesignsBridge) {
        return new ApplicationEvents(context, lifesignsBridge);
    }

    /** The endpoint of Actuator, where there is Actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    @EnableConfigurationProperties(LifesignsEndpointProperties.class)
    static class EndpointConfiguration {
        @Bean
        @ConditionalOnAvailableEndpoint(LifesignsEndpoint.class)
        LifesignsEndpoint lifesignsEndpoint(HealthChecker health) {
            return new LifesignsEndpoint(health);
        }

        @Bean
        @ConditionalOnBean(LifesignsEndpoint.class)
        @ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB, endpoint = LifesignsEndpoint.class)
        LifesignsEndpointWebExtension lifesignsEndpointWebExtension(
                LifesignsEndpoint endpoint, LifesignsEndpointProperties properties, Environment environment) {
            return new LifesignsEndpointWebExtension(
                    endpoint, Details.of(properties.showDetails(), properties.roles(), environment));
        }
    }

    /** Reactive contributors, where there is Reactor. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Flux.class)
    static class ReactiveConfiguration {
        @Bean
        static RegistryPostProcessor<ReactiveHealthContributorRegistry> lifesignsReactiveRegistryPostProcessor(
                ObjectProvider<HealthContributorRegistry> blocking, ObjectProvider<Adoption> adoption) {
            return new RegistryPostProcessor<>(
                    ReactiveHealthContributorRegistry.class,
                    registry -> new AdoptingReactiveRegistry(registry, blocking::getObject, adoption::getObject));
        }

        @Bean
        RegistryAdoption lifesignsReactiveRegistryAdoption(
                ObjectProvider<ReactiveHealthContributorRegistry> registries) {
            return () -> registries.stream()
                    .filter(AdoptingReactiveRegistry.class::isInstance)
                    .map(AdoptingReactiveRegistry.class::cast)
                    .forEach(AdoptingReactiveRegistry::adoptAll);
        }
    }

    /** Metrics, where there is Micrometer. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class MetricsConfiguration {
        @Bean
        @ConditionalOnMissingBean
        HealthMetrics lifesignsHealthMetrics(HealthChecker health) {
            return new HealthMetrics(health);
        }
    }

    /** A context around each run, where there is context propagation. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ContextSnapshot.class)
    static class ContextConfiguration {
        @Bean
        @ConditionalOnBean(ContextSnapshot.class)
        RunInterceptor lifesignsContextInterceptor(ContextSnapshot snapshot) {
            return new RunsInContext(snapshot);
        }
    }
}
