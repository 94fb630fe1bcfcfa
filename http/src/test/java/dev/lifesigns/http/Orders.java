/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.CheckScope;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.ServiceInfo;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The service of our examples in virtual time: its database is up, its recommendations are down, and the token is
 * {@code test}.
 */
final class Orders implements AutoCloseable {
    static final String TOKEN = "test";
    static final String TOKEN_HASH = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final String SECRET_MESSAGE = "no answer from recommendations.internal:8443 after 500 ms";

    final VirtualTime time = VirtualTime.create();
    final ScriptedCheck database = ScriptedCheck.on(time);
    final ScriptedCheck recommendations = ScriptedCheck.on(time);
    final ScriptedCheck deadlocks = ScriptedCheck.on(time).scope(CheckScope.PROCESS);
    final HealthChecker health;
    HealthEndpoint endpoint;

    Orders() {
        this(builder -> {});
    }

    Orders(Consumer<HealthEndpoint.Builder> options) {
        database.setBehavior(databaseUp());
        recommendations.setBehavior(recommendationsDown());
        health = time.build(HealthChecker.builder()
                .service(ServiceInfo.of("orders", "1.4.2", "orders-7d9f"))
                .startupTask("warm-up")
                .check("database", database)
                .check("recommendations", recommendations, policy -> policy.nonCritical())
                .check("deadlocks", deadlocks, policy -> policy.probes(Probes.LIVENESS)));
        endpoint = endpoint(options);
    }

    /** Started, with a result of every check. */
    static Orders running() {
        return running(builder -> {});
    }

    static Orders running(Consumer<HealthEndpoint.Builder> options) {
        Orders orders = new Orders(options);
        orders.health.start();
        orders.health.startupTask("warm-up").complete();
        orders.time.advance(Duration.ofSeconds(1));
        return orders;
    }

    /** In a state that a page or a file of expected responses names. */
    static Orders in(String state) {
        return switch (state) {
            case "running" -> running();
            case "starting" -> new Orders();
            case "draining" -> {
                Orders orders = running();
                orders.health.drain();
                yield orders;
            }
            case "stale" -> {
                Orders orders = running();
                orders.time.freeze(Duration.ofMinutes(10));
                yield orders;
            }
            case "metrics" -> running(HealthEndpoint.Builder::metrics);
            case "status-level" -> running(builder -> builder.publicLevel(PublicLevel.STATUS));
            case "further" ->
                running(builder -> builder.path("/healthz", Probes.LIVENESS)
                        .path("/actuator/health", Probes.READINESS, Format.ACTUATOR));
            case "limited" -> {
                Orders orders = running(builder -> builder.rateLimit(1, 1));
                orders.ask(TestRequest.get("/health/ready").from("192.0.2.1"));
                yield orders;
            }
            default -> throw new IllegalArgumentException(state);
        };
    }

    HealthEndpoint endpoint(Consumer<HealthEndpoint.Builder> options) {
        HealthEndpoint.Builder builder = HealthEndpoint.builder(health)
                .rootAliases(true)
                .bearerTokens(TOKEN_HASH)
                .nanoClock(() -> time.elapsed().toNanos())
                .wallClock(time::now);
        options.accept(builder);
        return builder.build();
    }

    static Behavior databaseUp() {
        return Behavior.after(
                Duration.ofNanos(1_270_000),
                (time, deadline) ->
                        dev.lifesigns.CheckResult.up().withDetails(Map.of("pool_active", 3, "version", "17.6")));
    }

    static Behavior recommendationsDown() {
        return Behavior.after(Duration.ofNanos(501_020_000), Behavior.down(ErrorKind.TIMEOUT, SECRET_MESSAGE));
    }

    HealthResponse get(String target) {
        return ask(TestRequest.get(target));
    }

    HealthResponse getDetailed(String target) {
        return ask(TestRequest.get(target).with("Authorization", "Bearer " + TOKEN));
    }

    HealthResponse ask(HealthRequest request) {
        return answered(endpoint.handle(request).toCompletableFuture());
    }

    static HealthResponse answered(CompletableFuture<HealthResponse> reply) {
        if (!reply.isDone()) {
            throw new AssertionError("not answered yet");
        }
        return reply.join();
    }

    @Override
    public void close() {
        health.close();
        time.close();
    }
}
