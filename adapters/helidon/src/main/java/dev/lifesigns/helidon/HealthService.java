/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Serves a {@link HealthEndpoint} in Helidon. Thread-safe.
 *
 * <pre>{@code
 * WebServer.builder().routing(routing -> routing
 *         .register(HealthService.owning(health, HealthEndpoint.builder(health).build()))
 *         .get("/orders", this::orders))
 * }</pre>
 *
 * <p>Helidon has no callback before it stops: a program that drains stops its server itself, after {@code drain()}.
 *
 * <p>Paths that do not belong to the endpoint are left to the next route. Paths are compared as sent on the request line,
 * whatever path the service is registered at. A waiting request ({@code Prefer: wait}) holds its virtual thread, and keeps its
 * place until its time is over, even if the client has disconnected.
 *
 * <p>The endpoint's {@code authenticatedWhen} sees the users of Helidon Security as principals, and no roles.
 */
public final class HealthService implements HttpService {
    private final HealthEndpoint endpoint;
    private final @Nullable HealthChecker owned;

    /** A service for that endpoint, whose checker is the caller's to start and to close. */
    public HealthService(HealthEndpoint endpoint) {
        this(endpoint, null);
    }

    private HealthService(HealthEndpoint endpoint, @Nullable HealthChecker owned) {
        this.endpoint = requireNonNull(endpoint, "HealthService: endpoint is null");
        this.owned = owned;
    }

    /**
     * A service whose checker lives as long as the server: it is started before the port opens, and closed when the server has
     * stopped. To be registered once.
     */
    public static HealthService owning(HealthChecker checker, HealthEndpoint endpoint) {
        return new HealthService(endpoint, requireNonNull(checker, "HealthService.owning: checker is null"));
    }

    /** Called by Helidon. */
    @Override
    public void routing(HttpRules rules) {
        rules.any(this::handle);
    }

    /** Called by Helidon. */
    @Override
    public void beforeStart() {
        if (owned != null) {
            owned.start();
        }
    }

    /** Called by Helidon. */
    @Override
    public void afterStop() {
        if (owned != null) {
            owned.close();
        }
    }

    private void handle(ServerRequest request, ServerResponse response) throws ExecutionException {
        RoutedRequest asked = new RoutedRequest(request);
        if (!endpoint.owns(asked.path())) {
            response.next();
            return;
        }
        CompletableFuture<HealthResponse> answer = endpoint.handle(asked).toCompletableFuture();
        try {
            send(answer.get(), response);
        } catch (InterruptedException stopped) {
            answer.cancel(false);
            throw new CloseConnectionException("the server stops", stopped);
        }
    }

    private static void send(HealthResponse answer, ServerResponse response) {
        response.status(answer.status());
        for (HealthResponse.Header header : answer.headers()) {
            response.headers().add(HeaderValues.create(header.name(), header.value()));
        }
        if (answer.stream() != null) {
            StreamedResponse.send(answer.stream(), response);
            return;
        }
        byte[] body = new byte[answer.bodyLength()];
        answer.body().get(body);
        response.send(body);
    }
}
