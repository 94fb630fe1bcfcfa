/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods, paths, and queries are accepted. */
class RequestLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", ""})
    void otherMethodsAre405(String method) {
        try (Orders orders = Orders.running()) {
            HealthResponse answer = orders.ask(TestRequest.of(method, "/health/ready"));

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/",
                "/health/nothing",
                "/health/started",
                "/health/checks",
                "/health/checks/",
                "/health/checks/nothing",
                "/health/probes/nothing",
                "/health/ready/",
                "/health//ready",
                "/health/./ready",
                "/health/live/../ready",
                "/health/ready;jsessionid=1",
                "/health/checks/data%2Fbase",
                "/health%2Fready",
                "/health/%72eady",
                "/%68ealth/ready",
                "/%6civez",
                "/health/checks/%64atabase",
                "/health/%64etailed",
                "/HEALTH",
                "/"
            })
    void unknownPathsAre404(String path) {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get(path).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/%",
                "/health/%1",
                "/health/%zz",
                "/health/%\uff10\uff10",
                "/health/%00",
                "/health/ready%0d%0aX: y",
                "/health/re\u0000ady",
                "/health/r\u00e9ady",
                "/health/ready?format=%",
                "/health/ready?x=%g0",
                "/health/ready?format=text&format=json",
                "/health/ready?format=",
                "/health/ready?format=xml",
                "/health/ready?format=health json"
            })
    void malformedRequestsAre400(String target) {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get(target).status()).isEqualTo(400);
        }
    }

    @Test
    void anUnknownFormatIsRejectedWithThoseThatExist() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health?format=<script>").bodyText())
                    .isEqualTo("{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"format: unknown"
                            + " (expected: json, health+json, actuator, microprofile, text)\"}");
        }
    }

    @Test
    void foreignParametersAndEscapesInAQueryAreUnderstood() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/ready?verbose&exclude=etcd&=&").status())
                    .isEqualTo(200);
            assertThat(orders.get("/health/ready?&format=text").header("Content-Type"))
                    .startsWith("text/plain");
            assertThat(orders.get("/health/ready?format=health%2Bjson").header("Content-Type"))
                    .startsWith("application/health+json");
            assertThat(orders.get("/health/ready?").status()).isEqualTo(200);
        }
    }
}
