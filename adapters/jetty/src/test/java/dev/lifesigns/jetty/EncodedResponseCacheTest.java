/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.HealthResponse;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncodedResponseCacheTest {
    private final EncodedResponseCache prepared = new EncodedResponseCache();

    @Test
    void whatIsPreparedIsTheAnswerThatWasAskedForHoweverManyThereAre() {
        try (HealthChecker checker = HealthChecker.builder().build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(checker).build();
            List<HealthResponse> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(answerTo(endpoint, "/health/%zz"));
            }

            assertThat(answers)
                    .doesNotHaveDuplicates()
                    .allSatisfy(
                            answer -> assertThat(prepared.of(answer).source()).isSameAs(answer));
        }
    }

    @Test
    void theSameAnswerIsPreparedOnce() {
        try (HealthChecker checker = HealthChecker.builder().build()) {
            HealthResponse answer = answerTo(HealthEndpoint.builder(checker).build(), "/health/live");

            assertThat(prepared.of(answer)).isSameAs(prepared.of(answer));
        }
    }

    @Test
    void everyReaderOfTheBodyStartsAtItsStart() {
        try (HealthChecker checker = HealthChecker.builder().build()) {
            HealthResponse answer = answerTo(HealthEndpoint.builder(checker).build(), "/health/live");
            EncodedResponse once = prepared.of(answer);
            once.body().get();

            assertThat(once.body().remaining()).isEqualTo(answer.bodyLength());
        }
    }

    private static HealthResponse answerTo(HealthEndpoint endpoint, String path) {
        return endpoint.handle(new Get(path)).toCompletableFuture().join();
    }

    private record Get(String path) implements HealthRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public @Nullable String header(String name) {
            return null;
        }

        @Override
        public @Nullable InetAddress remoteAddress() {
            return null;
        }
    }
}
