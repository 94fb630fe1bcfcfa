/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Creates the HTTP endpoint of Lifesigns if {@code lifesigns.endpoint.enabled} is {@code true}, and serves it on the port of
 * the application. A separate management port has a context of its own, which only sees the configurations that Spring Boot
 * imports into it: {@link LifesignsManagementContextConfiguration}.
 */
@AutoConfiguration(after = LifesignsAutoConfiguration.class)
@ConditionalOnClass({Show.class, ManagementPortType.class})
@ConditionalOnBooleanProperty(name = "lifesigns.endpoint.enabled")
@ConditionalOnBean(HealthChecker.class)
@ConditionalOnWebApplication
@EnableConfigurationProperties(HttpEndpointProperties.class)
public final class LifesignsHttpAutoConfiguration {
    LifesignsHttpAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    HealthEndpoint lifesignsHealthEndpoint(
            HealthChecker health, HttpEndpointProperties properties, Environment environment) {
        return HttpEndpoints.of(
                health, properties, Details.of(properties.showDetails(), properties.roles(), environment));
    }

    /** Registers it on the port of the application. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(OnMainPort.class)
    @Import(HttpEndpointRegistration.class)
    static class MainPortConfiguration {}
}
