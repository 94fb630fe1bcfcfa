/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.HealthChecker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeatTest {
    private final List<String> beats = new ArrayList<>();
    private final HealthChecker health = HealthChecker.builder().build();
    private final HealthEndpoint endpoint = HealthEndpoint.builder(health)
            .beats((name, token) -> token.equals("right") && beats.add(name))
            .rateLimit(1, 2)
            .build();

    @AfterEach
    void close() {
        health.close();
    }

    @Test
    void beatWithItsTokenIsReceived() {
        HealthResponse response = send("POST", "/health/beat/backup", "Bearer right");

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.bodyLength()).isZero();
        assertThat(beats).containsExactly("backup");
    }

    @Test
    void beatWithAnotherTokenOrNoneIsUnauthorized() {
        for (String authorization : new String[] {"Bearer wrong", "Basic cmlnaHQ=", ""}) {
            HealthResponse response = send("POST", "/health/beat/backup", authorization);
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.bodyText()).doesNotContain("backup");
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"health\"");
        }
        assertThat(beats).isEmpty();
    }

    @Test
    void otherMethodsAreNotAllowed() {
        for (String method : new String[] {"GET", "HEAD", "PUT"}) {
            HealthResponse response = send(method, "/health/beat/backup", "Bearer right");
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.header("Allow")).isEqualTo("POST");
        }
        assertThat(beats).isEmpty();
    }

    @Test
    void guessingIsLimited() {
        TestRequest guess = TestRequest.of("POST", "/health/beat/backup")
                .with("Authorization", "Bearer wrong")
                .from("10.0.0.1");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            statuses.add(respond(guess).status());
        }

        assertThat(statuses).startsWith(401, 401).contains(429);
    }

    @Test
    void endpointWithoutAReceiverHasNoSuchPath() {
        HealthEndpoint without = HealthEndpoint.builder(health).build();

        assertThat(without.handle(TestRequest.of("POST", "/health/beat/backup"))
                        .toCompletableFuture()
                        .join()
                        .status())
                .isEqualTo(404);
    }

    private HealthResponse send(String method, String path, String authorization) {
        return respond(TestRequest.of(method, path).with("Authorization", authorization));
    }

    private HealthResponse respond(TestRequest request) {
        return endpoint.handle(request).toCompletableFuture().join();
    }
}
