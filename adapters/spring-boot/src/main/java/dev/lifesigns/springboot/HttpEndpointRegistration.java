/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.servlet.HealthServlet;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Registers the endpoint with the web server of the context that imports it. */
@Configuration(proxyBeanMethods = false)
class HttpEndpointRegistration {
    @Bean
    TakenPaths lifesignsTakenPaths(
            HttpEndpointProperties properties,
            ApplicationContext context,
            ObjectProvider<PathMappedEndpoints> actuator,
            ObjectProvider<ControllerPaths> controllers) {
        return new TakenPaths(properties.ownPaths(), context, actuator, controllers);
    }

    @Bean
    EventsLifecycle lifesignsEventsLifecycle(ConfigurableApplicationContext context, HealthEndpoint endpoint) {
        return new EventsLifecycle(context, endpoint);
    }

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

    /** Beside Spring MVC. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping.class)
    static class ServletControllers {
        @Bean
        ControllerPaths lifesignsControllerPaths(ListableBeanFactory beans) {
            return () -> beans
                    .getBeansOfType(
                            org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping.class)
                    .values()
                    .stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                    .flatMap(request -> request.getPatternValues().stream());
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

        @Bean
        ControllerPaths lifesignsControllerPaths(ListableBeanFactory beans) {
            return () -> beans.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                    .flatMap(request -> request.getPatternsCondition().getPatterns().stream())
                    .map(PathPattern::getPatternString);
        }
    }
}
