/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/**
 * Serves a {@link HealthEndpoint} in the application's own {@link com.sun.net.httpserver.HttpServer}. Thread-safe.
 *
 * <pre>{@code
 * server.createContext("/health", new HealthHandler(HealthEndpoint.builder(health).build()));
 * }</pre>
 *
 * <p>The context's path is the endpoint's base path, or one above it. A waiting request ({@code Prefer: wait}) and a reader of
 * events hold no thread of the server: what they get is written later, by one of at most four daemon threads of the handler, which end
 * when they are idle. A client that takes more than 5 s to read a part of it is disconnected.
 *
 * <p>Two settings are up to the application: an executor with enough threads, as without one a single slow client blocks all
 * responses; and the system property {@code sun.net.httpserver.nodelay=true}, set before the
 * first server is made, as without it JDK 17 takes 40 ms for an answer on a connection that is kept alive.
 * {@link HealthServer} takes care of both.
 */
public final class HealthHandler implements HttpHandler {
    private static final int LATE_THREADS = 4;
    private static final Duration LATE_WRITE = Duration.ofSeconds(5);

    /** What the JDK calls a body without a known length, and none at all. */
    private static final long CHUNKED = 0;

    private static final long NO_BODY = -1;

    private final HealthEndpoint endpoint;
    private final Set<StreamedBody> streams = ConcurrentHashMap.newKeySet();
    private final Executor late = new TimeLimitedExecutor("lifesigns-http-late", LATE_THREADS, LATE_WRITE);

    /** A handler for that endpoint. */
    public HealthHandler(HealthEndpoint endpoint) {
        this.endpoint = requireNonNull(endpoint, "HealthHandler: endpoint is null");
    }

    /**
     * Sends the response, or returns without one if the request waits.
     *
     * @throws IOException if the client has disconnected; the server closes the connection and logs nothing
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        CompletionStage<HealthResponse> promised = endpoint.handle(new ExchangeRequest(exchange));
        CompletableFuture<HealthResponse> answer = promised.toCompletableFuture();
        if (answer.isDone()) {
            send(answer.join(), exchange);
        } else {
            // All waiting requests share the thread that completes it, and a slow client must not block it.
            promised.thenAcceptAsync(response -> sendLate(response, exchange), late);
        }
    }

    private void sendLate(HealthResponse response, HttpExchange exchange) {
        try {
            send(response, exchange);
        } catch (IOException gone) {
            // Clients may disconnect while they wait.
        }
    }

    private void send(HealthResponse response, HttpExchange exchange) throws IOException {
        Flow.Publisher<ByteBuffer> stream = response.stream();
        if (stream != null) {
            start(stream, response, exchange);
            return;
        }
        try {
            int length = response.bodyLength();
            sendHead(response, exchange, length == 0 ? NO_BODY : length);
            if (length > 0) {
                response.writeTo(exchange.getResponseBody());
            }
        } finally {
            exchange.close();
        }
    }

    private static void sendHead(HealthResponse response, HttpExchange exchange, long length) throws IOException {
        for (HealthResponse.Header header : response.headers()) {
            exchange.getResponseHeaders().add(header.name(), header.value());
        }
        exchange.sendResponseHeaders(response.status(), length);
    }

    private void start(Flow.Publisher<ByteBuffer> stream, HealthResponse response, HttpExchange exchange)
            throws IOException {
        try {
            sendHead(response, exchange, CHUNKED);
        } catch (IOException gone) {
            exchange.close();
            throw gone;
        }
        StreamedBody body = new StreamedBody(exchange, late);
        streams.add(body);
        var unused = body.closed().thenRun(() -> streams.remove(body));
        stream.subscribe(body);
    }

    /** Waits for a moment until the ends of complete bodies are written. */
    void awaitEnds(Duration atMost) {
        CompletableFuture<?>[] ends = streams.stream()
                .filter(StreamedBody::isComplete)
                .map(StreamedBody::closed)
                .toArray(CompletableFuture<?>[]::new);
        var unused = CompletableFuture.allOf(ends)
                .completeOnTimeout(null, atMost.toMillis(), MILLISECONDS)
                .join();
    }
}
