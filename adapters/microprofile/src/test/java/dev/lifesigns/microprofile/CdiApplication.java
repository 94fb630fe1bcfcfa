/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import com.sun.net.httpserver.HttpServer;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CDI application in Java SE, and a server that it mounts its health in. */
final class CdiApplication implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SeContainer container;
    private final HttpServer server;

    private CdiApplication(SeContainer container) throws IOException {
        this.container = container;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", new MicroProfileHandler(health()));
        server.setExecutor(threads);
        server.start();
    }

    static CdiApplication of(Class<?>... beans) throws IOException {
        return start(SeContainerInitializer.newInstance().disableDiscovery().addBeanClasses(beans));
    }

    static CdiApplication of(Extension extension) throws IOException {
        return start(SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Object.class)
                .addExtensions(extension));
    }

    private static CdiApplication start(SeContainerInitializer initializer) throws IOException {
        // without discovery the container looks for no extensions either
        return new CdiApplication(
                initializer.addExtensions(new HealthExtension()).initialize());
    }

    MicroProfileHealth health() {
        return container.select(MicroProfileHealth.class).get();
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofMinutes(1))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    @Override
    public void close() {
        if (container.isRunning()) {
            container.close();
        }
        server.stop(0);
        threads.shutdown();
    }
}
