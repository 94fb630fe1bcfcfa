/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.http.HealthResponse.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and bodies of responses. */
class HealthResponseTest {
    @Test
    void everyAnswerSaysHowToTreatIt() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/ready").headers())
                    .map(Header::name)
                    .containsExactly(
                            "Content-Type", "Content-Length", "Cache-Control", "X-Content-Type-Options", "ETag");
            for (String target : new String[] {"/health/ready", "/health/nothing", "/health?format=x", "/health/%"}) {
                HealthResponse answer = orders.get(target);
                assertThat(answer.header("cache-control")).isEqualTo("no-store");
                assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
                assertThat(answer.header("content-type")).contains("charset=utf-8");
                assertThat(answer.header("content-length")).isEqualTo(Integer.toString(answer.bodyLength()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/ready", "/health/live", "/health/nothing", "/health?format=x"})
    void headHasTheHeadersOfGetAndNoBody(String target) {
        try (Orders orders = Orders.running()) {
            HealthResponse get = orders.get(target);
            HealthResponse head = orders.ask(TestRequest.of("HEAD", target));

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.headers()).isEqualTo(get.headers());
            assertThat(head.bodyLength()).isZero();
        }
    }

    @Test
    void bodiesAreSharedAndCannotBeChanged() throws IOException {
        try (Orders orders = Orders.running()) {
            HealthResponse answer = orders.get("/health/ready");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            answer.writeTo(out);

            assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(answer.bodyText());
            assertThat(answer.body().isReadOnly()).isTrue();
            assertThat(answer.body().remaining()).isEqualTo(answer.bodyLength());
            assertThat(answer.toString()).isEqualTo("HealthResponse[200, 151 bytes]");
        }
    }

    @Test
    void withoutABodyTheStreamIsNotTouched() throws IOException {
        try (Orders orders = Orders.running()) {
            orders.ask(TestRequest.of("HEAD", "/health/ready")).writeTo(new OutputStream() {
                @Override
                public void write(int octet) {
                    throw new AssertionError("written");
                }

                @Override
                public void write(byte[] octets) {
                    throw new AssertionError("written");
                }
            });
        }
    }

    @Test
    void aHeaderThatIsNotThereIsNull() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/ready").header("Retry-After")).isNull();
        }
    }
}
