/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.servlet.HealthServlet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the endpoint with the web server of the context that imports these configurations. */
final class HttpEndpointRegistration {
    private HttpEndpointRegistration() {}

    /** In a servlet container. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class ServletConfiguration {
        @Bean
        ServletRegistrationBean<HealthServlet> lifesignsHealthServlet(
                HealthEndpoint endpoint, HttpEndpointProperties properties) {
            ServletRegistrationBean<HealthServlet> registration = new ServletRegistrationBean<>(
                    new HealthServlet(endpoint), properties.urlPatterns().toArray(String[]::new));
            registration.setName("lifesignsHealth");
            return registration;
        }
    }

    /** With WebFlux. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class ReactiveConfiguration {
        @Bean
        HealthWebFilter lifesignsHealthWebFilter(
                HealthEndpoint endpoint, HttpEndpointProperties properties, ApplicationContext context) {
            return new HealthWebFilter(endpoint, properties.basePath(), context);
        }
    }
}
