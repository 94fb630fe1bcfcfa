/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import dev.lifesigns.http.internal.TransferCoding;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Serves the endpoint in WebFlux, after all other filters, so that security comes before it. Never blocks an event loop.
 * Thread-safe.
 */
final class HealthWebFilter implements WebFilter, Ordered {
    private final HealthEndpoint endpoint;
    private final Set<String> authenticated;
    private final ApplicationContext context;

    /**
     * A filter of one context: a separate management port has one of its own, and also asks the filters of its parent.
     *
     * @param basePath the path of the endpoint
     */
    HealthWebFilter(HealthEndpoint endpoint, String basePath, ApplicationContext context) {
        this.endpoint = endpoint;
        this.authenticated = Set.of(basePath + "/detailed", basePath + "/events");
        this.context = context;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().pathWithinApplication().value();
        if (!context.equals(exchange.getApplicationContext()) || !endpoint.owns(path)) {
            return chain.filter(exchange);
        }
        ExchangeRequest asked = new ExchangeRequest(request, path, null);
        if (TransferCoding.isForeign(asked)) {
            return refuse(exchange.getResponse());
        }
        return authenticated.contains(path)
                ? exchange.getPrincipal()
                        .map(user -> new ExchangeRequest(request, path, user))
                        .defaultIfEmpty(asked)
                        .flatMap(identified -> respond(exchange, identified))
                : respond(exchange, asked);
    }

    private static Mono<Void> refuse(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NOT_IMPLEMENTED);
        response.getHeaders().set(HttpHeaders.CONNECTION, "close");
        return response.setComplete();
    }

    /** The current user is looked up only where it matters: that may need a session, and the session a dependency. */
    private Mono<Void> respond(ServerWebExchange exchange, ExchangeRequest asked) {
        CompletableFuture<HealthResponse> answer = endpoint.handle(asked).toCompletableFuture();
        ServerHttpResponse response = exchange.getResponse();
        return answer.isDone()
                ? send(answer.join(), response)
                // What completes it is shared by everybody who waits. A client who leaves cancels it.
                : Mono.fromFuture(answer).publishOn(Schedulers.parallel()).flatMap(late -> send(late, response));
    }

    private static Mono<Void> send(HealthResponse answer, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        for (HealthResponse.Header header : answer.headers()) {
            response.getHeaders().add(header.name(), header.value());
        }
        if (answer.stream() != null) {
            // Spring and its server log an error as their own, so the response of a reader that was cut off ends
            // properly.
            return response.writeAndFlushWith(JdkFlowAdapter.flowPublisherToFlux(answer.stream())
                    .onErrorResume(cutOff -> Flux.empty())
                    .map(part -> Mono.just(response.bufferFactory().wrap(bytes(part)))));
        }
        return answer.bodyLength() == 0
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes(answer.body()))));
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}
