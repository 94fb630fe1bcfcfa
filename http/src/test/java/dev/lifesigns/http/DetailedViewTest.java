/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only operators see of checks and gates. */
class DetailedViewTest {
    private static final String TOKEN_HASH = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static HealthResponse ask(HealthChecker health, String query) {
        return HealthEndpoint.builder(health)
                .bearerTokens(TOKEN_HASH)
                .build()
                .handle(TestRequest.get("/health/detailed" + query).with("Authorization", "Bearer test"))
                .toCompletableFuture()
                .join();
    }

    @Test
    void everythingAboutACheckIsShownToOperators() {
        try (HealthChecker health = HealthChecker.builder()
                .check(
                        "orders-db",
                        deadline -> CheckResult.up(),
                        check -> check.displayName("Orders database")
                                .description("Where orders are kept")
                                .runbook("https://runbooks.example/orders-db")
                                .label("team", "payments"))
                .build()) {
            assertThat(ask(health, "").bodyText())
                    .contains("\"display_name\":\"Orders database\"")
                    .contains("\"description\":\"Where orders are kept\"")
                    .contains("\"runbook\":\"https://runbooks.example/orders-db\"")
                    .contains("\"labels\":{\"team\":\"payments\"}")
                    .doesNotContain("\"gates\"");
        }
    }

    @Test
    void aClosedGateIsNamedWithItsReason() {
        try (HealthChecker health = HealthChecker.builder().gate("maintenance").start()) {
            health.gate("maintenance").close("disks are being switched");
            HealthResponse closed = ask(health, "");
            assertThat(closed.status()).isEqualTo(503);
            assertThat(closed.bodyText())
                    .contains(
                            "\"gates\":{\"maintenance\":{\"closed\":true,\"reason\":\"disks are being switched\",\"since\":")
                    .contains("\"probes\":[\"readiness\"]}}");

            health.gate("maintenance").open();
            HealthResponse open = ask(health, "");
            assertThat(open.status()).isEqualTo(200);
            assertThat(open.bodyText()).contains("\"maintenance\":{\"closed\":false,\"since\":");
        }
    }

    @Test
    void microProfileGetsNestedDetailsAsText() {
        try (HealthChecker health = HealthChecker.builder()
                .check(
                        "pool",
                        deadline -> CheckResult.up()
                                .withDetail("size", 3)
                                .withDetail("hosts", List.of(Map.of("name", "db1"))))
                .build()) {
            health.runAll(Duration.ofSeconds(30));

            assertThat(ask(health, "?format=microprofile").bodyText())
                    .contains("\"size\":3")
                    .contains("\"hosts\":\"[{\\\"name\\\":\\\"db1\\\"}]\"");
        }
    }
}
