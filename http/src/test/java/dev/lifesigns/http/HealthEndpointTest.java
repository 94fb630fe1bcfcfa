/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthEndpointTest {
    @Test
    void readinessIs200WhenDegraded() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/ready").status()).isEqualTo(200);
            assertThat(orders.get("/health/ready").bodyText()).startsWith("{\"status\":\"degraded\"");
        }
    }

    @Test
    void readinessIs503WhenACriticalCheckIsDown() {
        try (Orders orders = Orders.running()) {
            orders.database.setBehavior(Behavior.throwing(new OutOfMemoryError("do not show this")));
            orders.time.advance(Duration.ofSeconds(10));

            assertThat(orders.get("/health/ready").status()).isEqualTo(503);
            assertThat(orders.get("/health/ready").bodyText()).contains("\"error\":\"failed\"");
            assertThat(orders.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void livenessIsUpWhenDegraded() {
        try (Orders orders = Orders.running()) {
            orders.deadlocks.setBehavior(Behavior.degraded("one thread waits"));
            orders.time.advance(Duration.ofSeconds(10));

            assertThat(orders.get("/health/live").bodyText()).isEqualTo("{\"status\":\"up\"}");
            assertThat(orders.get("/health/live").status()).isEqualTo(200);
            assertThat(orders.get("/health/probes/liveness").bodyText()).startsWith("{\"status\":\"degraded\"");
        }
    }

    @Test
    void livenessIs503WhenDown() {
        try (Orders orders = Orders.running()) {
            orders.deadlocks.setBehavior(Behavior.down(ErrorKind.THRESHOLD, "2 threads wait for each other"));
            orders.time.advance(Duration.ofSeconds(10));

            assertThat(orders.get("/health/live").bodyText()).isEqualTo("{\"status\":\"down\"}");
            assertThat(orders.get("/health/live").status()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @CsvSource({"/livez,/health/live", "/readyz,/health/ready", "/startupz,/health/startup", "/health,/health/ready"})
    void aliasesAnswerTheSame(String alias, String path) {
        try (Orders orders = Orders.running()) {
            HealthResponse answer = orders.get(alias);

            assertThat(answer.bodyText()).isEqualTo(orders.get(path).bodyText());
            assertThat(answer.headers()).isEqualTo(orders.get(path).headers());
            assertThat(answer.status()).isEqualTo(orders.get(path).status());
        }
    }

    @Test
    void aProbeWithoutChecksIsUpAndShowsThatItHasNone() {
        try (HealthChecker health = HealthChecker.builder()
                .check("disk", deadline -> CheckResult.down("full"), policy -> policy.noProbe())
                .build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health).build();
            HealthResponse ready = Orders.answered(
                    endpoint.handle(TestRequest.get("/health/ready")).toCompletableFuture());
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.bodyText()).isEqualTo("{\"status\":\"up\",\"checks\":{}}");
        }
    }

    @Test
    void rootAliasesAreOffUnlessAskedFor() {
        try (Orders orders = Orders.running(builder -> builder.rootAliases(false))) {
            assertThat(orders.get("/readyz").status()).isEqualTo(404);
            assertThat(orders.endpoint.owns("/readyz")).isFalse();
        }
    }

    @Test
    void microProfileHasItsOwnPaths() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/started?format=microprofile").bodyText())
                    .isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
            orders.deadlocks.setBehavior(Behavior.down(ErrorKind.FAILED, "stuck"));
            orders.time.advance(Duration.ofSeconds(10));
            assertThat(orders.get("/health?format=microprofile").status()).isEqualTo(503);
            assertThat(orders.get("/health/ready?format=microprofile").status()).isEqualTo(200);
        }
    }

    @Test
    void ownsItsBasePathAndWhatIsBelow() {
        try (Orders orders = Orders.running(builder -> builder.basePath("/internal/health"))) {
            assertThat(orders.endpoint.owns("/internal/health")).isTrue();
            assertThat(orders.endpoint.owns("/internal/health/no/such/thing")).isTrue();
            assertThat(orders.endpoint.owns("/livez")).isTrue();
            assertThat(orders.endpoint.owns("/internal/healthy")).isFalse();
            assertThat(orders.endpoint.owns("/health")).isFalse();
            assertThat(orders.endpoint.owns("")).isFalse();
            assertThat(orders.get("/internal/health/ready").status()).isEqualTo(200);
            assertThat(orders.get("/health/ready").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "health", "/health/", "/a//b", "/a/../b", "/.", "/a b", "/%41", "/a?b"})
    void malformedBasePathsAreRefused(String basePath) {
        try (Orders orders = new Orders()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthEndpoint.builder(orders.health).basePath(basePath))
                    .withMessage(
                            "basePath: '" + basePath
                                    + "' (expected: segments such as /health, without a slash at the end, dots alone or escapes)");
        }
    }

    @Test
    void theDetailedAnswerSaysForHowLongACheckIsStuck() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.getDetailed("/health/detailed").bodyText()).doesNotContain("stuck_ms");
            orders.database.setBehavior(Behavior.hangingUninterruptibly());
            orders.time.advance(Duration.ofSeconds(60));

            assertThat(orders.getDetailed("/health/detailed").bodyText())
                    .containsPattern("\"stuck_ms\":[1-5][0-9]{4}[,.]");
        }
    }

    @Test
    void optionsCanBeChained() {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .rateLimit(1, 1)
                    .rateLimit(1, 1, Set.of(), Set.of())
                    .noRateLimit()
                    .basePath("/internal")
                    .rootAliases(false)
                    .publicLevel(PublicLevel.STATUS)
                    .build();
            assertThat(endpoint.owns("/internal/ready")).isTrue();
        }
    }

    @Test
    void worksWithAPlainUnstartedChecker() {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health).build();
            health.runAll(Duration.ofSeconds(1));

            HealthResponse answer = Orders.answered(
                    endpoint.handle(TestRequest.get("/health/ready")).toCompletableFuture());
            assertThat(answer.bodyText()).isEqualTo("{\"status\":\"up\",\"checks\":{}}");
        }
    }
}
