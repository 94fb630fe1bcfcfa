/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.vertx;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import dev.lifesigns.http.internal.TransferCoding;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Serves a {@link HealthEndpoint} in Vert.x Web. Thread-safe; never blocks an event loop.
 *
 * <p>Paths that do not belong to the endpoint are left to the next handler:
 *
 * <pre>{@code
 * router.route().order(-1).handler(new HealthHandler(HealthEndpoint.builder(health).build()));
 * }</pre>
 *
 * <p>Paths are compared as sent on the request line, whatever router the handler is in. A waiting request
 * ({@code Prefer: wait}) holds no thread. Credentials are verified on a worker thread.
 *
 * <p>After an authentication handler of Vert.x the endpoint's {@code authenticatedRoles} and {@code authenticatedWhen} see
 * its users.
 */
public final class HealthHandler implements Handler<RoutingContext> {
    private static final int NOT_IMPLEMENTED = 501;

    private final HealthEndpoint endpoint;

    /** A handler for that endpoint. */
    public HealthHandler(HealthEndpoint endpoint) {
        this.endpoint = requireNonNull(endpoint, "HealthHandler: endpoint is null");
    }

    /** Answers for the paths of the endpoint, and hands all others on. */
    @Override
    public void handle(RoutingContext routing) {
        RoutedRequest asked = new RoutedRequest(routing.request(), routing.user());
        if (!endpoint.owns(asked.path())) {
            routing.next();
            return;
        }
        if (TransferCoding.isForeign(asked)) {
            refuse(routing);
        } else if (asked.header("Authorization") != null) {
            // Verifying a password is slow on purpose, and the event loop serves other connections too.
            routing.vertx()
                    .executeBlocking(() -> endpoint.handle(asked).toCompletableFuture(), false)
                    .onSuccess(answer -> respond(answer, routing))
                    .onFailure(routing::fail);
        } else {
            respond(endpoint.handle(asked).toCompletableFuture(), routing);
        }
    }

    private static void refuse(RoutingContext routing) {
        Future<Void> unused = routing.response()
                .setStatusCode(NOT_IMPLEMENTED)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end();
        // Vert.x continues with what it has read already.
        unused = routing.request().connection().close();
    }

    private static void respond(CompletableFuture<HealthResponse> answer, RoutingContext routing) {
        Context context = routing.vertx().getOrCreateContext();
        if (answer.isDone()) {
            send(answer.join(), routing.response(), context);
            return;
        }
        // Somebody else may wait in the place of one who has left.
        routing.response().closeHandler(gone -> answer.cancel(false));
        var unused = answer.thenAccept(late -> context.runOnContext(now -> send(late, routing.response(), context)))
                .exceptionally(gone -> null);
    }

    private static void send(HealthResponse answer, HttpServerResponse response, Context context) {
        Flow.Publisher<ByteBuffer> parts = answer.stream();
        if (parts == null && (response.closed() || response.ended())) {
            return;
        }
        response.setStatusCode(answer.status());
        for (HealthResponse.Header header : answer.headers()) {
            response.headers().add(header.name(), header.value());
        }
        if (parts != null) {
            // Even if the client has disconnected: only a subscriber can free its place.
            parts.subscribe(new StreamedResponse(response, context));
            return;
        }
        var unused = answer.bodyLength() == 0 ? response.end() : response.end(copy(answer.body()));
    }

    static Buffer copy(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return Buffer.buffer(bytes);
    }
}
