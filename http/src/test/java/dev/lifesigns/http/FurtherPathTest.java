/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that manifests, load balancers and monitors have already. */
class FurtherPathTest {
    private static HealthResponse ask(Consumer<HealthEndpoint.Builder> options, TestRequest request) {
        try (Orders orders = Orders.running(options)) {
            assertThat(orders.endpoint.owns(request.path())).isTrue();
            return orders.ask(request);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/healthz, liveness, /health/live",
        "/, readiness, /health/ready",
        "/ping.json, startup, /health/startup",
        "/health/liveness, liveness, /health/live",
        "/a:b/~me, readiness, /health/ready",
        "/healthz/, liveness, /health/live"
    })
    void aProbeIsAnsweredThereAsAtItsOwnPath(String path, String probe, String own) {
        for (Format format : Format.values()) {
            String query = "?format=" + format.wireName();
            HealthResponse there = ask(builder -> builder.path(path, probe), TestRequest.get(path + query));
            HealthResponse here = ask(builder -> {}, TestRequest.get(own + query));

            assertThat(there.status()).isEqualTo(here.status());
            assertThat(there.bodyText()).isEqualTo(here.bodyText());
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aFormatBelongsToThePathWhateverIsAccepted(Format format) {
        TestRequest request = TestRequest.get("/status").with("Accept", "text/plain");
        HealthResponse own = ask(builder -> {}, TestRequest.get("/health/ready?format=" + format.wireName()));

        assertThat(ask(builder -> builder.path("/status", Probes.READINESS, format), request)
                        .header("Content-Type"))
                .isEqualTo(own.header("Content-Type"));
        assertThat(ask(
                                builder -> builder.path("/status", Probes.READINESS, format),
                                TestRequest.get("/status?format=text"))
                        .header("Content-Type"))
                .isEqualTo("text/plain;charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/actuator/health           | {\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\",\"startup\"],"
                        + "\"components\":{\"database\":{\"status\":\"UP\"},\"recommendations\":{\"status\":\"DOWN\"}}}",
                "/actuator/health/liveness  | {\"status\":\"UP\",\"components\":{\"deadlocks\":{\"status\":\"UP\"}}}",
                "/actuator/health/readiness | {\"status\":\"UP\",\"components\":{\"database\":{\"status\":\"UP\"},"
                        + "\"recommendations\":{\"status\":\"DOWN\"}}}",
                "/actuator/health/startup   | {\"status\":\"UP\"}"
            })
    void belowAnActuatorPathAreItsGroups(String path, String body) {
        HealthResponse answer = ask(
                builder -> builder.path("/actuator/health", Probes.READINESS, Format.ACTUATOR), TestRequest.get(path));

        assertThat(answer.bodyText()).isEqualTo(body);
        assertThat(answer.header("Content-Type"))
                .isEqualTo("application/vnd.spring-boot.actuator.v3+json;charset=utf-8");
    }

    @Test
    void probesOfOnesOwnAreGroupsToo() {
        try (HealthChecker health = HealthChecker.builder()
                .probe("payments")
                .check("ledger", deadline -> CheckResult.up(), policy -> policy.probes("payments"))
                .build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .path("/actuator/health", "payments", Format.ACTUATOR)
                    .build();
            assertThat(endpoint.owns("/actuator/health/payments")).isTrue();
            assertThat(endpoint.owns("/actuator/health/ledger")).isFalse();
            assertThat(endpoint.owns("/actuator")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "healthz", "//", "/a//b", "/./a", "/a/..", "/a b", "/%61", "/a?b", "/a#b", "/\u00e4"})
    void malformedPathsAreRefused(String path) {
        try (HealthChecker health = HealthChecker.builder().build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthEndpoint.builder(health).path(path, Probes.LIVENESS))
                    .withMessage("path: '" + path
                            + "' (expected: segments such as /healthz, without dots alone, empty segments or escapes)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/health, 'the endpoint itself responds there, and basePath moves it'",
        "/health/live, 'the endpoint itself responds there, and basePath moves it'",
        "/health/started, 'the endpoint itself responds there, and basePath moves it'",
        "/health/badge.svg, 'the endpoint itself responds there, and basePath moves it'",
        "/health/detailed, 'the endpoint itself responds there, and basePath moves it'",
        "/health/probes/liveness, 'the endpoint itself responds there, and basePath moves it'",
        "/health/checks/any, 'the endpoint itself responds there, and basePath moves it'",
        "/livez, 'rootAliases adds it already'",
        "/actuator/health, it is a path of 'readiness' already"
    })
    void pathsThatAreInUseAreRefused(String path, String because) {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint.Builder builder = HealthEndpoint.builder(health)
                    .rootAliases(true)
                    .path("/actuator/health", Probes.READINESS, Format.ACTUATOR)
                    .path(path, Probes.LIVENESS);
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::build)
                    .withMessage("path: '" + path + "' (expected: a path that is not in use; " + because + ")");
        }
    }

    @Test
    void groupsOfAnActuatorPathMayNotBeWhereTheEndpointResponds() {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint.Builder builder = HealthEndpoint.builder(health)
                    .basePath("/actuator/health/liveness")
                    .path("/actuator/health", Probes.READINESS, Format.ACTUATOR);
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::build)
                    .withMessage("path: '/actuator/health/liveness' (expected: a path that is not in use; "
                            + "the endpoint itself responds there, and basePath moves it)");
        }
    }

    @Test
    void aGroupThatIsAddedItselfPrecedesTheOneOfItsActuatorPath() {
        Consumer<HealthEndpoint.Builder> options =
                builder -> builder.path("/actuator/health/liveness", Probes.READINESS, Format.TEXT)
                        .path("/actuator/health", Probes.READINESS, Format.ACTUATOR)
                        .path("/actuator/health/startup", Probes.STARTUP, Format.ACTUATOR);

        assertThat(ask(options, TestRequest.get("/actuator/health/liveness")).header("Content-Type"))
                .isEqualTo("text/plain;charset=utf-8");
        assertThat(ask(options, TestRequest.get("/actuator/health/startup")).bodyText())
                .isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void anActuatorPathMayEndWithASlash() {
        Consumer<HealthEndpoint.Builder> options =
                builder -> builder.path("/actuator/health/", Probes.READINESS, Format.ACTUATOR);

        assertThat(ask(options, TestRequest.get("/actuator/health/startup")).bodyText())
                .isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void probesThatDoNotExistAreRefused() {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint.Builder builder = HealthEndpoint.builder(health).path("/healthz", "live");
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::build)
                    .withMessage("path '/healthz': probe: 'live' (expected: one of liveness, readiness, startup)");
        }
    }
}
