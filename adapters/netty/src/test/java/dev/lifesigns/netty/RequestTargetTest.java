/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/health/live, /health/live",
        "/health/live?a=b, /health/live?a=b",
        "//health/live, //health/live",
        "http://localhost/health/live, /health/live",
        "HTTPS://[::1]:8080/health/live?x=http://y/z, /health/live?x=http://y/z",
        "http://localhost, /",
        "http://localhost?/health/live, /?/health/live",
        "x+y-1.0://localhost/health/live, /health/live"
    })
    void pathAndQueryAreReadAsSent(String target, String expected) {
        assertThat(RequestTarget.pathAndQuery(HttpMethod.GET, target)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "health/live",
                "junk?x=http://evil/health/live",
                "junk/x://evil/health/live",
                "localhost:8080",
                "localhost",
                "http:/health/live",
                "http:///health/live",
                "://localhost/health/live",
                "1http://localhost/health/live",
                "?/health/live",
                "#/health/live",
                "*",
                "*/health/live",
                ""
            })
    void everythingElseIsNoTarget(String target) {
        assertThat(RequestTarget.pathAndQuery(HttpMethod.GET, target)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS, true", "GET, false", "CONNECT, false"})
    void theAsteriskIsForOptions(String method, boolean taken) {
        assertThat(RequestTarget.pathAndQuery(HttpMethod.valueOf(method), "*") != null)
                .isEqualTo(taken);
    }
}
