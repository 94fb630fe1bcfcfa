/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.spi.Observer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same application with and without the engine, asked at each of Helidon's URLs. */
@TestInstance(Lifecycle.PER_CLASS)
class SameAsHelidonTest {
    private final List<WebServer> alone = List.of(start(observer(true)), start(observer(false)));
    private final List<WebServer> withEngine = List.of(
            start(EngineHealthObserver.create(observer(true))), start(EngineHealthObserver.create(observer(false))));

    private record Check(String name, HealthCheckType type, Supplier<HealthCheckResponse> answer)
            implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return answer.get();
        }
    }

    private static HealthObserver observer(boolean details) {
        return HealthObserver.builder()
                .details(details)
                .useSystemServices(false)
                .addCheck(new Check(
                        "stock",
                        HealthCheckType.LIVENESS,
                        () -> HealthCheckResponse.builder()
                                .detail("left", 7)
                                .detail("where", "Ulm")
                                .build()))
                .addCheck(new Check(
                        "empty",
                        HealthCheckType.READINESS,
                        () -> HealthCheckResponse.builder()
                                .status(false)
                                .detail("left", 0)
                                .build()))
                .addCheck(new Check("broken", HealthCheckType.STARTUP, () -> {
                    throw new IllegalStateException("no <such> table");
                }))
                .addCheck(new Check(
                        "error",
                        HealthCheckType.STARTUP,
                        () -> HealthCheckResponse.builder()
                                .status(HealthCheckResponse.Status.ERROR)
                                .build()))
                .addCheck(new Untyped())
                .build();
    }

    private static final class Untyped implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.builder().build();
        }

        @Override
        public String path() {
            return "un-typed";
        }
    }

    private static WebServer start(Observer observer) {
        return ObservedServer.with(observer).build().start();
    }

    @BeforeAll
    void everyCheckHasRun() throws Exception {
        assertThat(Client.get(withEngine.get(0), "/observe/health").body()).doesNotContain("never_ran");
    }

    @AfterAll
    void stop() {
        alone.forEach(WebServer::stop);
        withEngine.forEach(WebServer::stop);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/live",
                "/ready",
                "/started",
                "/live/stock",
                "/ready/empty",
                "/started/broken",
                "/started/error",
                "/started/stock",
                "/check/stock",
                "/check/empty",
                "/check/broken",
                "/check/error",
                "/check/un-typed",
                "/check/Untyped",
                "/check/none",
                "/none"
            })
    void answersAreEqual(String path) throws Exception {
        for (int details = 0; details < 2; details++) {
            HttpResponse<String> expected = Client.get(alone.get(details), "/observe/health" + path);
            HttpResponse<String> actual = Client.get(withEngine.get(details), "/observe/health" + path);
            assertThat(actual.statusCode()).as("status").isEqualTo(expected.statusCode());
            assertThat(actual.body()).as("body").isEqualTo(expected.body());
            assertThat(actual.headers().allValues("Content-Type"))
                    .isEqualTo(expected.headers().allValues("Content-Type"));
            assertThat(actual.headers().allValues("Cache-Control"))
                    .isEqualTo(expected.headers().allValues("Cache-Control"));
        }
    }
}
