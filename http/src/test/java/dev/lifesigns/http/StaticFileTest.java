/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are the same for everyone. */
class StaticFileTest {
    private static final String PATH = "/health/style.css";

    private static StaticFile style(String text, Map<String, String> headers) {
        return StaticFile.of("text/css;charset=utf-8", text.getBytes(UTF_8), headers);
    }

    private static HealthEndpoint.Builder serving(HealthEndpoint.Builder builder) {
        return builder.file(PATH, style("a { color: red }", Map.of("X-Own", "yes")));
    }

    @Test
    void fileIsServedUntilTheClientHasIt() {
        try (Orders orders = Orders.running(StaticFileTest::serving)) {
            HealthResponse first = orders.ask(TestRequest.get(PATH));
            assertThat(orders.endpoint.owns(PATH)).isTrue();
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.bodyText()).isEqualTo("a { color: red }");
            assertThat(first.header("Content-Type")).isEqualTo("text/css;charset=utf-8");
            assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(first.header("X-Own")).isEqualTo("yes");
            assertThat(first.header("X-Content-Type-Options")).isEqualTo("nosniff");

            String tag = String.valueOf(first.header("ETag"));
            assertThat(orders.ask(TestRequest.get(PATH).with("If-None-Match", tag))
                            .status())
                    .isEqualTo(304);
        }
    }

    @Test
    void anotherContentHasAnotherTag() {
        try (Orders one = Orders.running(builder -> builder.file(PATH, style("a", Map.of())));
                Orders other = Orders.running(builder -> builder.file(PATH, style("b", Map.of())))) {
            assertThat(one.ask(TestRequest.get(PATH)).header("ETag"))
                    .isNotEqualTo(other.ask(TestRequest.get(PATH)).header("ETag"));
        }
    }

    @Test
    void requestsOverTheLimitGet429() {
        try (Orders orders = Orders.running(builder -> serving(builder).rateLimit(1, 1))) {
            TestRequest request = TestRequest.get(PATH).from("192.0.2.1");
            assertThat(orders.ask(request).status()).isEqualTo(200);
            assertThat(orders.ask(request).status()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @CsvSource({"/health/ready", "/health/detailed", "/health/checks/database", "/metrics"})
    void pathThatIsInUseIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Orders.running(
                                builder -> builder.metrics("/metrics").file(path, style("", Map.of())))
                        .close())
                .withMessageStartingWith("file: '" + path + "' (expected: a path that is not in use; ");
    }

    @Test
    void probeIsNotServedWhereAFileIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Orders.running(builder -> serving(builder).path(PATH, "liveness"))
                        .close())
                .withMessage("path: '" + PATH + "' (expected: a path that is not in use; a file is there already)");
    }
}
