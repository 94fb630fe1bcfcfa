/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway")
class NullArgumentsTest {
    @Test
    void nullIsRefusedWhereItIsPassedWithItsName() {
        Map<String, Consumer<HealthEndpoint.Builder>> calls = Map.ofEntries(
                Map.entry("basePath: basePath", builder -> builder.basePath(null)),
                Map.entry("path: path", builder -> builder.path(null, Probes.LIVENESS)),
                Map.entry("path: probe", builder -> builder.path("/a", null)),
                Map.entry("path: format", builder -> builder.path("/a", Probes.LIVENESS, null)),
                Map.entry("file: path", builder -> builder.file(null, StaticFile.of("a/b", new byte[0], Map.of()))),
                Map.entry("file: file", builder -> builder.file("/a", null)),
                Map.entry("metrics: path", builder -> builder.metrics(null)),
                Map.entry("beats: receiver", builder -> builder.beats(null)),
                Map.entry("metricsNetworks: networks", builder -> builder.metricsNetworks(null)),
                Map.entry("publicLevel: publicLevel", builder -> builder.publicLevel(null)),
                Map.entry("bearerTokens: hashes", builder -> builder.bearerTokens((Iterable<String>) null)),
                Map.entry("basicUsers: users", builder -> builder.basicUsers(null)),
                Map.entry("authenticator: authenticator", builder -> builder.authenticator(null)),
                Map.entry("authenticatedWhen: condition", builder -> builder.authenticatedWhen(null)),
                Map.entry("authenticatedRoles: roles", builder -> builder.authenticatedRoles((String[]) null)),
                Map.entry("rateLimit: exempt", builder -> builder.rateLimit(1, 1, null, Set.of())),
                Map.entry("rateLimit: trustedProxies", builder -> builder.rateLimit(1, 1, Set.of(), null)));
        BiConsumer<String, Consumer<HealthEndpoint.Builder>> refused = (name, call) -> {
            try (HealthChecker health = HealthChecker.builder().build()) {
                assertThatNullPointerException()
                        .isThrownBy(() -> call.accept(HealthEndpoint.builder(health)))
                        .withMessage("HealthEndpoint.Builder." + name + " is null");
            }
        };
        calls.forEach(refused);
        assertThatNullPointerException()
                .isThrownBy(() -> HealthEndpoint.builder(null))
                .withMessage("HealthEndpoint.builder: checker is null");
        assertThatNullPointerException()
                .isThrownBy(() -> CidrSet.wellFormed(null))
                .withMessage("CidrSet.wellFormed: network is null");
        try (Orders orders = Orders.running()) {
            assertThatNullPointerException()
                    .isThrownBy(() -> orders.endpoint.handle(null))
                    .withMessage("HealthEndpoint.handle: request is null");
            assertThatNullPointerException()
                    .isThrownBy(() -> orders.endpoint.owns(null))
                    .withMessage("HealthEndpoint.owns: path is null");
        }
    }
}
