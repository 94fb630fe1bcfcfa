/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.armeria;

import static java.util.Objects.requireNonNull;
import static org.reactivestreams.FlowAdapters.toPublisher;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.common.stream.AbortedStreamException;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerListener;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * Serves a {@link HealthEndpoint} in Armeria. Thread-safe; never blocks an event loop.
 *
 * <pre>{@code
 * Server.builder()
 *         .serviceUnder("/health", new HealthService(HealthEndpoint.builder(health).build()))
 *         .serverListener(ServerListener.builder().whenStopping(server -> health.drain()).build())
 * }</pre>
 *
 * <p>Mount it wherever the endpoint has paths: {@code serviceUnder} for its base path, {@code service("/livez", …)} for a
 * root alias. Paths are compared as sent on the request line, whatever the service is mounted at; one that the endpoint does
 * not own is 404. A waiting request ({@code Prefer: wait}) holds no thread and has no request timeout. Credentials are
 * verified by the blocking task executor.
 */
public final class HealthService implements HttpService {
    private final HealthEndpoint endpoint;

    /** A service for that endpoint. */
    public HealthService(HealthEndpoint endpoint) {
        this.endpoint = requireNonNull(endpoint, "HealthService: endpoint is null");
    }

    /** Ends the streams of events when the server starts to stop, which would wait for them. Called by Armeria. */
    @Override
    public void serviceAdded(ServiceConfig config) {
        config.server()
                .addListener(ServerListener.builder()
                        .whenStopping(server -> endpoint.endEvents())
                        .build());
    }

    /** Responds for the paths of the endpoint, with 404 for all others. */
    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        ServedRequest asked = new ServedRequest(context, request);
        if (!endpoint.owns(asked.path())) {
            return HttpResponse.of(HttpStatus.NOT_FOUND);
        }
        if (request.headers().contains(HttpHeaderNames.AUTHORIZATION)) {
            // Verifying a password is slow on purpose, and the event loop serves other connections too.
            return HttpResponse.of(() -> respond(asked), context.blockingTaskExecutor());
        }
        return respond(asked);
    }

    private HttpResponse respond(ServedRequest asked) {
        CompletableFuture<HealthResponse> answer = endpoint.handle(asked).toCompletableFuture();
        if (answer.isDone()) {
            return toArmeria(answer.join(), asked.context());
        }
        // How long a client may wait is up to the endpoint.
        asked.context().clearRequestTimeout();
        // The client has disconnected: this makes room for another one.
        var unused = asked.context().whenRequestCancelled().thenAccept(cause -> answer.cancel(false));
        return HttpResponse.of(answer.thenApply(late -> toArmeria(late, asked.context())));
    }

    private static HttpResponse toArmeria(HealthResponse answer, ServiceRequestContext context) {
        ResponseHeadersBuilder headers = ResponseHeaders.builder(HttpStatus.valueOf(answer.status()));
        for (HealthResponse.Header header : answer.headers()) {
            headers.add(header.name(), header.value());
        }
        if (answer.stream() != null) {
            // How long a client reads is up to the client.
            context.clearRequestTimeout();
            // Armeria logs any other exception as an error, and a client that does not read is none.
            return HttpResponse.of(
                    headers.build(),
                    StreamMessage.of(toPublisher(answer.stream()))
                            .map(HealthService::data)
                            .mapError(cutOff -> AbortedStreamException.get()));
        }
        if (answer.bodyLength() == 0) {
            return HttpResponse.of(headers.endOfStream(true).build());
        }
        return HttpResponse.of(headers.build(), data(answer.body()));
    }

    private static HttpData data(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return HttpData.wrap(bytes);
    }
}
