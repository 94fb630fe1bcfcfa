/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** A real application, on ports of its own. Each request has a connection of its own, as those of kubelets have. */
final class RunningApplication implements AutoCloseable {
    static {
        // before the client is loaded, or it would refuse the header
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    private final ConfigurableApplicationContext context;
    /** Without an offer of HTTP/2 on each new connection. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Nothing but what configures itself. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    static Setup of(WebApplicationType type) {
        return new Setup(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request("local.server.port", path, headers), BodyHandlers.ofString());
    }

    HttpResponse<String> getOfManagement(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request("local.management.port", path, headers), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> ask(String path) {
        return client.sendAsync(request("local.server.port", path), BodyHandlers.ofString());
    }

    /** The lines of a response that may never end. */
    Iterator<String> lines(String path) throws IOException, InterruptedException {
        return client.send(request("local.server.port", path), BodyHandlers.ofLines())
                .body()
                .iterator();
    }

    private HttpRequest request(String port, String path, String... headers) {
        URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty(port) + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(1)).header("Connection", "close");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    @Override
    public void close() {
        context.close();
    }

    /** What it is made of. */
    static final class Setup {
        private final WebApplicationType type;
        private final Map<String, Object> properties = new LinkedHashMap<>();
        private final Map<String, HealthContributor> contributors = new LinkedHashMap<>();
        private final Map<String, ReactiveHealthContributor> reactive = new LinkedHashMap<>();
        private final List<Object> beans = new ArrayList<>();
        private final List<ApplicationListener<?>> listeners = new ArrayList<>();
        private final List<String> excluded = new ArrayList<>();
        private Class<?> source = Application.class;

        private Setup(WebApplicationType type) {
            this.type = type;
            set("server.port", 0);
            set("server.address", "127.0.0.1");
            set("management.endpoint.health.show-details", "always");
            set("logging.level.root", "off");
            set("spring.main.banner-mode", "off");
            set("spring.jmx.enabled", false);
            Stack.prepare(this, type);
        }

        Setup set(String property, Object value) {
            properties.put(property, value);
            return this;
        }

        Setup with(String name, HealthContributor contributor) {
            contributors.put(name, contributor);
            return this;
        }

        Setup with(String name, ReactiveHealthContributor contributor) {
            reactive.put(name, contributor);
            return this;
        }

        Setup bean(Object bean) {
            beans.add(bean);
            return this;
        }

        Setup listener(ApplicationListener<?> listener) {
            listeners.add(listener);
            return this;
        }

        Setup source(Class<?> source) {
            this.source = source;
            return this;
        }

        Setup withoutStarter() {
            return exclude(LifesignsAutoConfiguration.class);
        }

        Setup exclude(Class<?> autoConfiguration) {
            excluded.add(autoConfiguration.getName());
            return this;
        }

        RunningApplication run() {
            SpringApplication application = new SpringApplication(source);
            application.setWebApplicationType(type);
            application.setRegisterShutdownHook(false);
            application.addInitializers(context -> register((GenericApplicationContext) context));
            application.addListeners(listeners.toArray(ApplicationListener<?>[]::new));
            set("spring.autoconfigure.exclude", String.join(",", excluded));
            String[] arguments = properties.entrySet().stream()
                    .map(property -> "--" + property.getKey() + "=" + property.getValue())
                    .toArray(String[]::new);
            return new RunningApplication(application.run(arguments));
        }

        private void register(GenericApplicationContext context) {
            contributors.forEach(
                    (name, contributor) -> context.registerBean(name, HealthContributor.class, () -> contributor));
            beans.forEach(bean -> context.getBeanFactory().registerSingleton("bean" + beans.indexOf(bean), bean));
            reactive.forEach((name, contributor) ->
                    context.registerBean(name, ReactiveHealthContributor.class, () -> contributor));
        }
    }
}
