/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private static final Set<Integer> STATUS_CODES = Set.of(200, 304, 400, 401, 404, 405, 429, 503);

    private static final List<String> FRAGMENTS = List.of(
            "/health",
            "/",
            "//",
            "..",
            "/.",
            ";jsessionid=1",
            "%2e%2e",
            "%2F",
            "%",
            "%0",
            "%zz",
            "%00",
            "\u0000",
            "\r\n",
            "\u00e9",
            "\ud800",
            "live",
            "ready",
            "startup",
            "detailed",
            "badge.svg",
            "check=",
            "probe=",
            "probes/liveness",
            "checks/database",
            "checks/",
            "?",
            "&",
            "=",
            "format=",
            "json",
            "health+json",
            "microprofile",
            "actuator",
            "text",
            "*",
            "\"",
            "W/",
            ",",
            ";q=",
            "0.5",
            "1.0000",
            "-1",
            "*/*",
            "application/",
            "Basic ",
            "Bearer ",
            "dGVzdDp0ZXN0",
            "test",
            "wait=",
            "99999999999999999999",
            " ",
            "\t",
            "'",
            "<x>",
            "${jndi:ldap://x}",
            "10.0.0.1",
            "[::1]:80",
            "::",
            "fe80::1%eth0",
            "GET",
            "HEAD",
            "POST",
            "get");

    private static final List<String> HEADERS =
            List.of("Accept", "If-None-Match", "Prefer", "Authorization", "X-Forwarded-For");

    /** Short strings of plausible pieces; now and then a very long one. */
    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return random.nextInt(200) == 0 ? text.toString().repeat(2_000) : text.toString();
    }

    private static TestRequest request(SplittableRandom random) {
        String method = random.nextInt(4) == 0 ? text(random) : random.nextBoolean() ? "GET" : "HEAD";
        String target = (random.nextInt(4) == 0 ? "" : "/health/") + text(random);
        TestRequest request = TestRequest.of(method, target).from("10.0.0." + random.nextInt(4));
        for (String header : HEADERS) {
            if (random.nextInt(3) == 0) {
                request = request.with(header, text(random));
            }
        }
        return request;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsSentIsAnsweredAndNeverWith500(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String hash = "$2a$04$" + "a".repeat(53);
        try (Orders orders = Orders.running(builder -> builder.basicUsers(java.util.Map.of("test", hash))
                .rateLimit(1_000_000, 1_000_000, Set.of(), Set.of("10.0.0.0/30")))) {
            for (int i = 0; i < 5_000; i++) {
                TestRequest request = request(random);
                CompletableFuture<HealthResponse> reply =
                        orders.endpoint.handle(request).toCompletableFuture();
                if (reply.isDone()) {
                    HealthResponse answer = reply.join();
                    assertThat(STATUS_CODES).as("%s", request).contains(answer.status());
                    assertThat(answer.headers().toString()).doesNotContain("\r", "\n", "jndi");
                    assertThat(answer.bodyText()).doesNotContain("jndi", "<x>");
                }
                assertThat(orders.endpoint.owns(request.path())).isIn(true, false);
            }
        }
    }

    @Test
    void hugeHeadersCostNothingMuch() {
        try (Orders orders = Orders.running(builder -> builder.rateLimit(50, 100, Set.of(), Set.of("10.0.0.0/8")))) {
            for (String piece : List.of(
                    ",", ";", "\"", "*/*,", "W/\"x\",", "a;q=0.1,", "wait=", "wait=5,", " ", "10.1.1.1,", "9", "%")) {
                String huge = piece.repeat(100_000 / piece.length());
                TestRequest request = TestRequest.get("/health/ready").from("10.0.0.1");
                for (String header : HEADERS) {
                    request = request.with(header, huge);
                }
                assertThat(orders.ask(request).status()).isEqualTo(200);
                assertThat(orders.ask(TestRequest.get("/health/" + huge)).status())
                        .isIn(400, 404);
                assertThat(orders.ask(TestRequest.get("/health?" + huge)).status())
                        .isIn(200, 400);
            }
        }
    }

    @Test
    void unknownPathsAndFormatsLeaveNothingBehind() {
        try (Orders orders = Orders.running()) {
            for (int i = 0; i < 1_000; i++) {
                orders.get("/health/checks/x" + i);
                orders.get("/health/ready?format=x" + i);
                orders.get("/health/ready?x=" + i);
            }
            assertThat(orders.endpoint.representations().latest().entries()).hasSizeLessThanOrEqualTo(1);
        }
    }
}
