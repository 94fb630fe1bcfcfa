/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** {@code health_probe_requests_total}: one for each response to a request for a probe. */
class ProbeRequestsTest {
    private static Orders orders() {
        return Orders.running(builder -> builder.metrics().path("/healthz", "liveness"));
    }

    private static void assertCount(Orders orders, String probe, int code, int requests) {
        assertThat(orders.getDetailed("/health/metrics").bodyText())
                .contains("health_probe_requests_total{probe=\"" + probe + "\",code=\"" + code + "\"} " + requests
                        + "\n");
    }

    @Test
    void allPathsAndFormatsOfAProbeCount() {
        try (Orders orders = orders()) {
            orders.get("/health/live");
            orders.get("/livez");
            orders.get("/healthz");
            orders.get("/health/probes/liveness?format=text");
            orders.ask(TestRequest.of("HEAD", "/health/live"));
            assertCount(orders, "liveness", 200, 5);
            assertCount(orders, "readiness", 200, 0);
        }
    }

    @Test
    void everyCodeCountsForItself() {
        try (Orders orders = orders()) {
            String tag = orders.get("/health/ready").header("ETag");
            orders.ask(TestRequest.get("/health/ready").with("If-None-Match", tag));
            orders.get("/health/ready?format=xml");
            orders.ask(TestRequest.of("POST", "/health/ready"));
            orders.get("/health/started");
            orders.health.drain();
            orders.get("/health/ready");

            assertCount(orders, "readiness", 200, 1);
            assertCount(orders, "readiness", 304, 1);
            assertCount(orders, "readiness", 400, 1);
            assertCount(orders, "readiness", 405, 1);
            assertCount(orders, "readiness", 503, 1);
            assertCount(orders, "startup", 404, 1);
        }
    }

    @Test
    void aRequestThatWaitsCountsWhenItIsAnswered() {
        try (Orders orders = orders()) {
            String tag = orders.get("/health/ready").header("ETag");
            CompletableFuture<HealthResponse> waiting = orders.endpoint
                    .handle(TestRequest.get("/health/ready")
                            .with("If-None-Match", tag)
                            .with("Prefer", "wait=5"))
                    .toCompletableFuture();
            assertCount(orders, "readiness", 304, 0);
            orders.time.advance(Duration.ofSeconds(5));
            assertThat(waiting).isDone();
            assertCount(orders, "readiness", 304, 1);
        }
    }

    @Test
    void requestsOverTheLimitCountAsTheyAreAnswered() {
        for (boolean strict : new boolean[] {false, true}) {
            try (Orders orders =
                    Orders.running(builder -> builder.metrics().rateLimit(1, 1).strictRateLimit(strict))) {
                for (int i = 0; i < 3; i++) {
                    orders.ask(TestRequest.get("/health/live").from("192.0.2.1"));
                }
                assertCount(orders, "liveness", 200, strict ? 1 : 3);
                assertCount(orders, "liveness", 429, strict ? 2 : 0);
            }
        }
    }

    @Test
    void otherPathsCountForNoProbe() {
        try (Orders orders = orders()) {
            orders.get("/health/checks/database");
            orders.get("/health/badge.svg?probe=readiness");
            orders.get("/health/nonsense");
            orders.getDetailed("/health/detailed");
            assertThat(orders.getDetailed("/health/metrics")
                            .bodyText()
                            .lines()
                            .filter(line -> line.startsWith("health_probe_requests_total")))
                    .hasSize(3 * 8)
                    .allMatch(line -> line.endsWith(" 0"));
        }
    }
}
