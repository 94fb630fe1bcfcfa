/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Serves MicroProfile Health in the JDK's HTTP server: {@code server.createContext("/health", handler)}. GET and HEAD; other
 * paths below the context's are 404. Thread-safe.
 */
public final class MicroProfileHandler implements HttpHandler {
    private final MicroProfileHealth health;

    /** A handler that asks this health at each request. */
    public MicroProfileHandler(MicroProfileHealth health) {
        this.health = requireNonNull(health, "MicroProfileHandler: health is null");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            send(exchange, answer(exchange), method.equals("HEAD"));
        }
    }

    private @Nullable HealthAnswer answer(HttpExchange exchange) {
        String context = exchange.getHttpContext().getPath();
        String path = exchange.getRequestURI().getRawPath();
        String below = path.substring(Math.min(context.length(), path.length()));
        return health.answer(below);
    }

    private static void send(HttpExchange exchange, @Nullable HealthAnswer answer, boolean head) throws IOException {
        if (answer == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", HealthAnswer.CONTENT_TYPE);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.statusCode(), head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
