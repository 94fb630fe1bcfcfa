/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.internal.TlsOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpCheckTypeTest {
    private final HttpCheckType type = new HttpCheckType();

    @Test
    void everyOptionReachesTheCheck() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(always(404))) {
            GivenOptions options = new GivenOptions()
                    .with(HttpCheckType.URL, server.url("/health"))
                    .with(HttpCheckType.METHOD, "GET")
                    .with(HttpCheckType.EXPECT, List.of("204"))
                    .with(HttpCheckType.HEADERS, Map.of("X-One", "1", "X-Two", "a:b"))
                    .with(HttpCheckType.AUTHORIZATION, "Bearer abc")
                    .with(HttpCheckType.FALLBACK, "cached");

            CheckResult result = type.create(options).check(CheckDeadline.after(Duration.ofSeconds(20)));

            assertThat(result.status()).isEqualTo(CheckStatus.DEGRADED);
            assertThat(result.message()).isEqualTo("cached");
            assertThat(result.details().get("failure")).asString().endsWith("status 404 (expected: 204)");
            assertThat(server.requests().get(0))
                    .startsWith("GET /health ")
                    .contains("X-One: 1\r\n", "X-Two: a:b\r\n", "Authorization: Bearer abc\r\n");
        }
    }

    @Test
    void aRefusedValueIsReportedAtItsOption() {
        assertRefused(
                HttpCheckType.URL,
                "nonsense",
                "url: no http:// or https:// (expected: http://host[:port]/path or https://host[:port]/path)");
        assertRefused(HttpCheckType.METHOD, "PUT", "method: PUT (expected: GET, HEAD, OPTIONS or POST)");
        assertRefused(
                HttpCheckType.EXPECT,
                List.of("ok"),
                "expect: ok (expected: a code, class or range such as 200, 2xx or 200-204)");
        assertRefused(
                HttpCheckType.HEADERS,
                Map.of("Host", "elsewhere"),
                "header Host: refused (expected: a header that a client may set, of visible characters)");
        assertRefused(
                HttpCheckType.HEADERS,
                Map.of("X-Api-Key", "hunter2\n"),
                "header X-Api-Key: refused (expected: a header that a client may set, of visible characters)");
        assertRefused(HttpCheckType.HEADERS, twice("x-one", "X-One"), "header X-One: set twice (expected: once)");
        assertRefused(HttpCheckType.BODY, "x", "body: set with method GET (expected: POST)");
        assertRefused(HttpCheckType.BODY_CONTAINS, "", "bodyContains: '' (expected: a text)");
        assertRefused(
                HttpCheckType.BODY_MATCHES,
                "a(",
                "bodyMatches: a(: Unclosed group at index 2 (expected: a regular expression)");
        assertRefused(
                HttpCheckType.DEGRADED_AFTER, Duration.ofSeconds(2), "degradedAfter: PT2S (expected: < timeout PT2S)");
        assertRefused(TlsOptions.TRUST_FILE, "no-such.pem", "trustFile: set (expected: an https URL)");
    }

    @Test
    void authorizationIsRefusedTwice() {
        GivenOptions options = new GivenOptions()
                .with(HttpCheckType.URL, "http://127.0.0.1/")
                .with(HttpCheckType.HEADERS, Map.of("authorization", "Bearer hunter2"))
                .with(HttpCheckType.AUTHORIZATION, "Bearer hunter2");

        InvalidOptionException refusal = catchThrowableOfType(InvalidOptionException.class, () -> type.create(options));

        assertThat(refusal).hasMessage("authorization: set with the header Authorization (expected: one of them)");
        assertThat(refusal.option()).isSameAs(HttpCheckType.AUTHORIZATION);
    }

    private static Map<String, String> twice(String first, String second) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(first, "1");
        headers.put(second, "2");
        return headers;
    }

    private <T> void assertRefused(Option<T> option, T value, String message) {
        GivenOptions options =
                new GivenOptions().with(HttpCheckType.URL, "http://127.0.0.1/").with(option, value);

        InvalidOptionException refusal = catchThrowableOfType(InvalidOptionException.class, () -> type.create(options));

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.option()).isSameAs(option);
    }
}
