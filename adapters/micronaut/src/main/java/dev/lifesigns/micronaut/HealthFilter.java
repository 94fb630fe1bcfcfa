/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import static org.reactivestreams.FlowAdapters.toPublisher;

import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import dev.lifesigns.http.internal.TransferCoding;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import jakarta.inject.Named;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;

/**
 * Serves the endpoint, if there is one. It comes before routes and all other filters: nothing limits, authenticates or counts
 * a probe. Thread-safe; never blocks an event loop.
 */
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Requires(beans = HealthEndpoint.class)
@Requires(classes = NettyHttpRequest.class)
final class HealthFilter implements ConditionalFilter, Ordered {
    private final HealthEndpoint endpoint;
    private final ExecutorService blocking;

    HealthFilter(HealthEndpoint endpoint, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.endpoint = endpoint;
        this.blocking = blocking;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        return endpoint.owns(new FilteredRequest(request).path());
    }

    @PreMatching
    @RequestFilter
    CompletionStage<HttpResponse<?>> answer(HttpRequest<?> request) {
        FilteredRequest asked = new FilteredRequest(request);
        if (TransferCoding.isForeign(asked)) {
            return CompletableFuture.completedFuture(refusal());
        }
        // Verifying a password is slow on purpose, and the event loop serves other connections too.
        CompletionStage<HealthResponse> answer = asked.header("Authorization") == null
                ? endpoint.handle(asked)
                : CompletableFuture.supplyAsync(() -> endpoint.handle(asked), blocking)
                        .thenCompose(stage -> stage);
        if (request instanceof NettyHttpRequest<?> netty) {
            giveUpWithTheConnection(answer.toCompletableFuture(), netty);
        }
        // Nobody reads the last one, but Micronaut would log a canceled stage as an error.
        return answer.<HttpResponse<?>>thenApply(HealthFilter::response)
                .exceptionally(gone -> HttpResponse.noContent());
    }

    /** A client that has disconnected makes room for another one to wait. */
    @SuppressWarnings("FutureReturnValueIgnored") // neither stage is anybody's answer
    private static void giveUpWithTheConnection(CompletableFuture<HealthResponse> answer, NettyHttpRequest<?> request) {
        if (answer.isDone()) {
            return;
        }
        ChannelFuture closed = request.getChannelHandlerContext().channel().closeFuture();
        ChannelFutureListener listener = gone -> answer.cancel(false);
        closed.addListener(listener);
        answer.whenComplete((response, thrown) -> closed.removeListener(listener));
    }

    private static HttpResponse<?> refusal() {
        return HttpResponse.status(HttpStatus.NOT_IMPLEMENTED).header(HttpHeaders.CONNECTION, "close");
    }

    /** With its length last, where Micronaut puts that of a body, so that a HEAD has the fields of a GET. */
    private static HttpResponse<?> response(HealthResponse answer) {
        MutableHttpResponse<Object> response =
                HttpResponse.status(answer.status(), HttpStatus.getDefaultReason(answer.status()));
        for (HealthResponse.Header header : answer.headers()) {
            if (!header.name().equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                response.getHeaders().add(header.name(), header.value());
            }
        }
        String length = answer.header(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            response.getHeaders().add("content-length", length);
        }
        if (answer.stream() != null) {
            // Micronaut logs an error as its own, so the response of a reader that was cut off ends properly.
            response.body(Flux.from(toPublisher(answer.stream()))
                    .onErrorResume(cutOff -> Flux.empty())
                    .map(HealthFilter::bytes));
        } else if (answer.bodyLength() > 0) {
            response.body(bytes(answer.body()));
        }
        return response;
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}
