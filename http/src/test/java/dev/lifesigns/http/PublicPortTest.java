/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port that everyone reaches, while operators have another one of the same endpoint. */
class PublicPortTest {
    private static Orders orders() {
        return Orders.running(builder ->
                builder.metrics().rateLimit(1, 1).path("/healthz", "readiness").beats((name, token) -> false));
    }

    private static HealthResponse atPublicPort(Orders orders, TestRequest request) {
        return orders.ask(
                request.with("Authorization", "Bearer " + Orders.TOKEN).atPublicPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/detailed", "/health/metrics", "/health/events", "/health/no-such"})
    void nothingExistsButWhatEveryoneMaySee(String path) {
        try (Orders orders = orders()) {
            for (String method : new String[] {"GET", "HEAD", "POST"}) {
                HealthResponse response = atPublicPort(orders, TestRequest.of(method, path));
                assertThat(response.status()).isEqualTo(404);
                assertThat(response.header("WWW-Authenticate")).isNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/live",
                "/health/probes/readiness",
                "/health/checks/database",
                "/healthz",
                "/health/badge.svg",
                "/health/beat/backup"
            })
    void whatEveryoneMaySeeIsAsAnywhereElse(String path) {
        try (Orders orders = orders()) {
            HealthResponse elsewhere = orders.get(path);
            HealthResponse response = atPublicPort(orders, TestRequest.get(path));
            assertThat(response.status()).isEqualTo(elsewhere.status()).isNotEqualTo(404);
            assertThat(response.bodyText()).isEqualTo(elsewhere.bodyText());
        }
    }

    @Test
    void rateLimitCountsWhatDoesNotExist() {
        try (Orders orders = orders()) {
            TestRequest request = TestRequest.get("/health/detailed").from("192.0.2.1");
            assertThat(atPublicPort(orders, request).status()).isEqualTo(404);
            assertThat(atPublicPort(orders, request).status()).isEqualTo(429);
        }
    }
}
