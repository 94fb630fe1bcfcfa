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
                Map.entry("basePath", builder -> builder.basePath(null)),
                Map.entry("path", builder -> builder.path(null, Probes.LIVENESS)),
                Map.entry("probe", builder -> builder.path("/a", null)),
                Map.entry("format", builder -> builder.path("/a", Probes.LIVENESS, null)),
                Map.entry("publicLevel", builder -> builder.publicLevel(null)),
                Map.entry("hashes", builder -> builder.bearerTokens((Iterable<String>) null)),
                Map.entry("users", builder -> builder.basicUsers(null)),
                Map.entry("authenticator", builder -> builder.authenticator(null)),
                Map.entry("condition", builder -> builder.authenticatedWhen(null)),
                Map.entry("roles", builder -> builder.authenticatedRoles((String[]) null)),
                Map.entry("exempt", builder -> builder.rateLimit(1, 1, null, Set.of())),
                Map.entry("trustedProxies", builder -> builder.rateLimit(1, 1, Set.of(), null)));
        BiConsumer<String, Consumer<HealthEndpoint.Builder>> refused = (name, call) -> {
            try (HealthChecker health = HealthChecker.builder().build()) {
                assertThatNullPointerException()
                        .isThrownBy(() -> call.accept(HealthEndpoint.builder(health)))
                        .withMessage(name);
            }
        };
        calls.forEach(refused);
        assertThatNullPointerException()
                .isThrownBy(() -> HealthEndpoint.builder(null))
                .withMessage("checker");
        assertThatNullPointerException()
                .isThrownBy(() -> CidrSet.wellFormed(null))
                .withMessage("network");
        try (Orders orders = Orders.running()) {
            assertThatNullPointerException()
                    .isThrownBy(() -> orders.endpoint.handle(null))
                    .withMessage("request");
            assertThatNullPointerException()
                    .isThrownBy(() -> orders.endpoint.owns(null))
                    .withMessage("path");
        }
    }
}
