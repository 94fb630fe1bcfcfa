/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the level {@link PublicLevel#STATUS} hides. */
class PublicLevelTest {
    /** Whatever the format: the names of checks and of probes of the user's own say something about the service. */
    @Test
    void theStatusLevelNamesNothing() {
        try (HealthChecker health = HealthChecker.builder()
                .probe("payments-internal")
                .check("ledger-db", deadline -> CheckResult.up(), policy -> policy.nonCritical())
                .check("acquirer", deadline -> CheckResult.up(), policy -> policy.probes("payments-internal"))
                .build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .rootAliases(true)
                    .publicLevel(PublicLevel.STATUS)
                    .bearerTokens(Orders.TOKEN_HASH)
                    .path("/actuator/health", Probes.READINESS, Format.ACTUATOR)
                    .build();
            HealthResponse unknown = ask(endpoint, "/health/checks/nothing");
            for (String check : List.of("ledger-db", "acquirer")) {
                HealthResponse hidden = ask(endpoint, "/health/checks/" + check);
                assertThat(hidden.status()).isEqualTo(404);
                assertThat(hidden.headers()).isEqualTo(unknown.headers());
                assertThat(hidden.bodyText()).isEqualTo(unknown.bodyText());
            }
            assertThat(ask(endpoint, "/actuator/health/payments-internal").status())
                    .isEqualTo(404);
            for (String path : List.of(
                    "/health",
                    "/health/live",
                    "/health/ready",
                    "/health/startup",
                    "/health/probes/readiness",
                    "/health/probes/payments-internal",
                    "/readyz",
                    "/actuator/health",
                    "/actuator/health/liveness")) {
                for (Format format : Format.values()) {
                    HealthResponse answer = ask(endpoint, path + "?format=" + format.wireName());
                    assertThat(answer.status()).as(path).isIn(200, 503);
                    assertThat(answer.bodyText() + answer.headers())
                            .doesNotContain("ledger", "acquirer", "payments", "groups", "components");
                }
            }
        }
    }

    /** A tag depends only on the status, so that it reveals nothing else. */
    @Test
    void atTheStatusLevelTheSameWordHasTheSameTagWhateverTheChecks() {
        try (HealthChecker one = HealthChecker.builder()
                        .probe("payments-internal")
                        .check("ledger-db", deadline -> CheckResult.up(), policy -> policy.probes("payments-internal"))
                        .build();
                HealthChecker other = HealthChecker.builder().probe("reports").build()) {
            for (Format format : Format.values()) {
                assertThat(statusLevelTag(one, "/health/probes/payments-internal", format))
                        .isEqualTo(statusLevelTag(other, "/health/probes/reports", format));
                assertThat(statusLevelTag(one, "/health", format)).isEqualTo(statusLevelTag(other, "/health", format));
            }
        }
    }

    private static String statusLevelTag(HealthChecker health, String path, Format format) {
        HealthEndpoint endpoint =
                HealthEndpoint.builder(health).publicLevel(PublicLevel.STATUS).build();
        health.drain();
        health.runAll(Duration.ofSeconds(1));
        return String.valueOf(
                ask(endpoint, path + "?format=" + format.wireName()).header("ETag"));
    }

    private static HealthResponse ask(HealthEndpoint endpoint, String target) {
        return Orders.answered(endpoint.handle(TestRequest.get(target)).toCompletableFuture());
    }
}
