/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static dev.lifesigns.checks.fixture.ScriptedHttpServer.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCheckBodyTest {
    private static final String JSON = """
            {"status": "ok", "queues": [{"depth": 12.5, "a b": null}], "open": true, "text": "a\\"b\\u00e9"}""";

    @Test
    void aBodyWithTheTextIsUpAndOneWithoutIsFailed() throws Exception {
        assertThat(ask("all is ready", check -> check.bodyContains("ready")).status())
                .isEqualTo(CheckStatus.UP);

        CheckResult result = ask("maintenance", check -> check.bodyContains("ready"));

        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).endsWith(": body without 'ready' (expected: it contains it)");
    }

    @Test
    void aBodyIsSearchedForARegularExpression() throws Exception {
        assertThat(ask("version 12\nok", check -> check.bodyMatches("(?m)^version [0-9]+$"))
                        .status())
                .isEqualTo(CheckStatus.UP);
        assertThat(ask("version x", check -> check.bodyMatches("version [0-9]+"))
                        .error())
                .isEqualTo(ErrorKind.FAILED);
    }

    @Test
    void aRegularExpressionThatBacktracksForeverIsATimeout() throws Exception {
        CheckResult result =
                ask("a".repeat(5_000) + "!", check -> check.bodyMatches("(a|aa)+$"), Duration.ofSeconds(2));

        assertThat(result.error()).isIn(ErrorKind.TIMEOUT, ErrorKind.FAILED);
        assertThat(ask("x".repeat(40_000), check -> check.bodyMatches("(.*,){8}P"), Duration.ofSeconds(2))
                        .error())
                .isEqualTo(ErrorKind.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.status == \"ok\"",
                "$.status != \"down\"",
                "$.queues[0].depth < 100",
                "$.queues[0].depth >= 12.50",
                "$[\"queues\"][0][\"a b\"] == null",
                "$.open == true",
                "$.text==\"a\\\"b\u00e9\"",
            })
    void aConditionThatHoldsIsUp(String condition) throws Exception {
        assertThat(ask(JSON, check -> check.bodyJson(List.of(condition))).status())
                .isEqualTo(CheckStatus.UP);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "$.status == \"up\" | $.status: \"ok\" (expected: $.status == \"up\")",
                "$.queues[0].depth < 10 | $.queues[0].depth: 12.5 (expected: $.queues[0].depth < 10)",
                "$.queues[1].depth < 10 | $.queues[1].depth: missing (expected: $.queues[1].depth < 10)",
                "$.open > 1 | $.open: true (expected: $.open > 1)",
                "$.queues == 1 | $.queues: an array (expected: $.queues == 1)",
            })
    void aConditionThatDoesNotHoldIsFailedWithTheValue(String condition, String message) throws Exception {
        CheckResult result = ask(JSON, check -> check.bodyJson(List.of("$.open == true", condition)));

        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).endsWith(": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1}}", "{'a':1}", "[1,]", "01", "tru", "\"\\x\"", "<html>"})
    void aBodyThatIsNotJsonIsFailed(String body) throws Exception {
        CheckResult result = ask(body, check -> check.bodyJson(List.of("$ == 1")));

        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).contains(": body is not JSON at index ");
    }

    @Test
    void hostileJsonIsFailed() throws Exception {
        for (String body : List.of("[".repeat(60_000), "9".repeat(60_000), "1e99999999")) {
            assertThat(ask(body, check -> check.bodyJson(List.of("$ < 1"))).error())
                    .isEqualTo(ErrorKind.FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status == 1", "$.a", "$.a = 1", "$.a == ok", "$.a < \"b\"", "$..a == 1", "$.a[x] == 1"})
    void aMalformedConditionIsRefused(String condition) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCheck.builder("http://app.test/").bodyJson(List.of(condition)))
                .withMessage("bodyJson: " + condition
                        + " (expected: a path and a comparison such as $.status == \"ok\" or $.queue.depth < 100)");
    }

    @Test
    void aPostSendsItsBody() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(200))) {
            CheckResult result = HttpCheck.builder(server.url("/graphql"))
                    .method("POST")
                    .body("{}")
                    .header("Content-Type", "application/json")
                    .build()
                    .check(CheckDeadline.after(Duration.ofSeconds(20)));

            assertThat(result.status()).isEqualTo(CheckStatus.UP);
            assertThat(server.requests().get(0))
                    .startsWith("POST /graphql HTTP/1.1\r\n")
                    .contains("Content-Length: 2\r\n", "Content-Type: application/json\r\n");
        }
    }

    @Test
    void aBodyNeedsAPostAndADemandNeedsAResponseWithABody() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> HttpCheck.builder("http://app.test/").body("x").build())
                .withMessage("body: set with method GET (expected: POST)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCheck.builder("http://app.test/")
                        .method("HEAD")
                        .bodyContains("x")
                        .build())
                .withMessage("method: HEAD with a demand on the body (expected: a method whose response has a body)");
    }

    @Test
    void aSlowResponseIsDegraded() throws Exception {
        CheckResult quick = ask("ok", check -> check.degradedAfter(Duration.ofSeconds(19)));
        CheckResult result;
        try (ScriptedHttpServer slow = new ScriptedHttpServer((head, out) -> {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            ScriptedHttpServer.always(200).answer(head, out);
        })) {
            result = HttpCheck.builder(slow.url("/"))
                    .degradedAfter(Duration.ofMillis(1))
                    .fallback("not used: the response is good")
                    .build()
                    .check(CheckDeadline.after(Duration.ofSeconds(20)));
        }

        assertThat(result.status()).isEqualTo(CheckStatus.DEGRADED);
        assertThat(result.error()).isEqualTo(ErrorKind.THRESHOLD);
        assertThat(result.message())
                .matches("http://127\\.0\\.0\\.1:[0-9]+: response after [0-9]+ ms \\(expected: at most 1 ms\\)");
        assertThat(quick.status()).isEqualTo(CheckStatus.UP);
    }

    private static CheckResult ask(String body, Consumer<HttpCheck.Builder> settings) throws Exception {
        return ask(body, settings, Duration.ofSeconds(20));
    }

    private static CheckResult ask(String body, Consumer<HttpCheck.Builder> settings, Duration timeout)
            throws Exception {
        byte[] bytes = body.getBytes(UTF_8);
        try (ScriptedHttpServer server = new ScriptedHttpServer((head, out) -> {
            send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + bytes.length + "\r\n\r\n");
            out.write(bytes);
        })) {
            HttpCheck.Builder builder = HttpCheck.builder(server.url("/"));
            settings.accept(builder);
            return builder.build().check(CheckDeadline.after(timeout));
        }
    }
}
