/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.reactive.HttpHandlerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.reactive.ReactiveWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.reactive.WebFluxAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings that this version of Boot needs. */
final class Stack {
    /** Loggers of this version's Tomcat that a client can make warn: it finishes a request after its answer. */
    static final List<String> KNOWN_WARNINGS = List.of("org.apache.coyote.http11.Http11Processor");

    private Stack() {}

    /** A servlet container and nothing that the endpoint does not need. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        LifesignsHttpAutoConfiguration.class
    })
    static class BareServlet {}

    /** WebFlux and nothing that the endpoint does not need. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ReactiveWebServerFactoryAutoConfiguration.class,
        HttpHandlerAutoConfiguration.class,
        WebFluxAutoConfiguration.class,
        LifesignsHttpAutoConfiguration.class
    })
    static class BareReactive {
        /* Boot 3 prefers the Tomcat that is on the class path of the tests for the other stack. */
        @Bean
        NettyReactiveWebServerFactory netty() {
            return new NettyReactiveWebServerFactory();
        }
    }

    static void prepare(RunningApplication.Setup setup, WebApplicationType type) {
        setup.set("management.endpoint.health.probes.enabled", true);
    }
}
