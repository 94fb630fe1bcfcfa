/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import dev.lifesigns.http.internal.TransferCoding;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;

/**
 * Serves a {@link HealthEndpoint} in Jetty. Thread-safe; never blocks.
 *
 * <p>Paths that do not belong to the endpoint are left to the next handler:
 *
 * <pre>{@code
 * HealthEndpoint endpoint = HealthEndpoint.builder(health).rootAliases(true).build();
 * server.setHandler(new Handler.Sequence(new HealthHandler(endpoint), application));
 * }</pre>
 *
 * <p>Paths are compared as sent on the request line: in a context at {@code /app} the endpoint's base path is
 * {@code /app/health}. Neither a waiting request ({@code Prefer: wait}) nor a reader of events holds a thread, and Jetty's idle timeout does not end
 * it. The response is written by Jetty's threads.
 *
 * <p>Inside a {@code SecurityHandler} the endpoint's {@code authenticatedRoles} and {@code authenticatedWhen} see its
 * users.
 */
public final class HealthHandler extends Handler.Abstract.NonBlocking implements Graceful {
    private final HealthEndpoint endpoint;
    private final EncodedResponseCache prepared = new EncodedResponseCache();
    private volatile boolean shutDown;

    /** A handler for that endpoint. */
    public HealthHandler(HealthEndpoint endpoint) {
        this.endpoint = requireNonNull(endpoint, "HealthHandler: endpoint is null");
    }

    /** Ends the streams of events, for which Jetty would wait. Called by Jetty when it stops gracefully. */
    @Override
    public CompletableFuture<Void> shutdown() {
        shutDown = true;
        endpoint.endEvents();
        return CompletableFuture.completedFuture(null);
    }

    /** Whether {@link #shutdown()} was called. */
    @Override
    public boolean isShutdown() {
        return shutDown;
    }

    /** Handles the paths of the endpoint, and returns {@code false} for all others. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HandledRequest asked = new HandledRequest(request);
        if (!endpoint.owns(asked.path())) {
            return false;
        }
        if (TransferCoding.isForeign(asked)) {
            refuse(response, callback);
        } else if (request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
            // Verifying a password is slow on purpose, and this may be the thread that serves all connections.
            execute(() -> answer(asked, response, callback), request, callback);
        } else {
            answer(asked, response, callback);
        }
        return true;
    }

    /** Jetty itself accepts any coding that ends in {@code chunked}. */
    private static void refuse(Response response, Callback callback) {
        response.setStatus(HttpStatus.NOT_IMPLEMENTED_501);
        response.getHeaders().add(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        response.write(true, null, callback);
    }

    private void answer(HandledRequest asked, Response response, Callback callback) {
        CompletionStage<HealthResponse> promised = endpoint.handle(asked);
        CompletableFuture<HealthResponse> answer = promised.toCompletableFuture();
        if (answer.isDone()) {
            send(answer.join(), response, callback);
            return;
        }
        // All waiting requests share the thread that completes it, and a slow client must not block it.
        promised.thenAccept(late -> execute(() -> send(late, response, callback), asked.request(), callback));
    }

    private static void execute(Runnable task, Request request, Callback callback) {
        try {
            request.getContext().execute(task);
        } catch (RejectedExecutionException stopping) {
            // Quiet: a request that arrives while the server stops is not an error.
            callback.failed(new QuietException.RuntimeException(stopping));
        }
    }

    private void send(HealthResponse answer, Response response, Callback callback) {
        Flow.Publisher<ByteBuffer> parts = answer.stream();
        EncodedResponse ready = parts == null ? prepared.of(answer) : EncodedResponse.of(answer);
        response.setStatus(answer.status());
        response.getHeaders().add(ready.headers());
        if (parts != null) {
            parts.subscribe(new StreamedResponse(response, callback));
            return;
        }
        // To a last write without a length Jetty adds that of the body, and in a 304 a zero would be a lie.
        boolean last = answer.status() != HttpStatus.NOT_MODIFIED_304;
        response.write(last, ready.body(), callback);
    }
}
