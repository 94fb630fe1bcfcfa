/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A real application, on a port of its own. */
final class RunningApplication implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As kubelets do, without an offer of HTTP/2 on each new connection. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final EventLoopGroup loops;

    private RunningApplication(ApplicationContext context) {
        this.context = context;
        this.server = context.getBean(EmbeddedServer.class);
        this.loops = context.getBean(EventLoopGroupRegistry.class).getDefaultEventLoopGroup();
        server.start();
    }

    static Setup setup() {
        return new Setup();
    }

    ApplicationContext context() {
        return context;
    }

    EmbeddedServer server() {
        return server;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers), BodyHandlers.ofString());
    }

    /** What {@code /health} shows of one component. */
    JsonNode component(String name) throws IOException, InterruptedException {
        return JSON.readTree(get("/health").body()).path("details").path(name);
    }

    CompletableFuture<HttpResponse<String>> ask(String path) {
        return client.sendAsync(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
                .timeout(Duration.ofMinutes(1));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    /** As when the process receives the stop signal. */
    @Override
    public void close() {
        server.stop();
        context.close();
        // what is still in flight is not the next test's
        loops.terminationFuture().awaitUninterruptibly();
    }

    /** What it is made of. */
    static final class Setup {
        private final Map<String, Object> properties = new LinkedHashMap<>();
        private final List<RuntimeBeanDefinition<?>> definitions = new ArrayList<>();

        private Setup() {
            set("micronaut.server.host", "127.0.0.1");
            set("micronaut.server.port", -1);
            set("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
            set("endpoints.health.details-visible", "ANONYMOUS");
            // its details are the disk's, which others write to
            set("endpoints.health.disk-space.enabled", false);
        }

        Setup set(String property, Object value) {
            properties.put(property, value);
            return this;
        }

        Map<String, Object> properties() {
            return properties;
        }

        Setup withoutUs() {
            return set("lifesigns.enabled", false);
        }

        Setup with(String name, HealthIndicator indicator) {
            return with(RuntimeBeanDefinition.builder(HealthIndicator.class, () -> indicator)
                    .named(name)
                    .singleton(true)
                    .build());
        }

        Setup with(RuntimeBeanDefinition<?> definition) {
            definitions.add(definition);
            return this;
        }

        <T> Setup bean(Class<T> type, T bean) {
            return with(RuntimeBeanDefinition.builder(type, () -> bean)
                    .singleton(true)
                    .build());
        }

        /** Calls it before all other listeners. */
        <E> Setup first(Class<E> event, Consumer<E> listener) {
            return with(RuntimeBeanDefinition.builder(FirstListener.class, () -> new FirstListener<>(listener))
                    .named(event.getSimpleName())
                    .typeArguments(ApplicationEventListener.class, Argument.of(event))
                    .singleton(true)
                    .build());
        }

        RunningApplication run() {
            return new RunningApplication(ApplicationContext.builder()
                    .deduceEnvironment(false)
                    .banner(false)
                    .properties(properties)
                    .beanDefinitions(definitions.toArray(RuntimeBeanDefinition<?>[]::new))
                    .start());
        }
    }

    private record FirstListener<E>(Consumer<E> listener) implements ApplicationEventListener<E>, Ordered {
        @Override
        public void onApplicationEvent(E event) {
            listener.accept(event);
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
