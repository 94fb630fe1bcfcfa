/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.HealthChecker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the log says about a checker that is served and not started. */
class UnstartedWarningTest {
    private static List<String> logged(Runnable work) {
        return LogLines.of("dev.lifesigns", work);
    }

    @Test
    void aCheckerThatWasNeverStartedIsReportedOnce() {
        try (Orders orders = new Orders()) {
            orders.time.advance(Duration.ofSeconds(9));
            assertThat(logged(() -> orders.get("/health/ready"))).isEmpty();

            orders.time.advance(Duration.ofSeconds(1));
            assertThat(logged(() -> orders.get("/health/ready")))
                    .containsExactly(
                            "health endpoint: the checker of 'orders' is served, but check 'database' has never"
                                    + " run (expected: a call of HealthChecker.start())");
            assertThat(logged(() -> orders.get("/health/ready"))).isEmpty();
        }
    }

    @Test
    void aCheckerThatIsStartedAfterItsEndpointIsNotReported() {
        try (Orders orders = new Orders()) {
            assertThat(logged(() -> {
                        orders.get("/health/ready");
                        orders.time.advance(Duration.ofSeconds(5));
                        orders.health.start();
                        orders.time.advance(Duration.ofSeconds(5));
                        orders.get("/health/ready");
                    }))
                    .isEmpty();
        }
    }

    @Test
    void checksThatRunOnProbesNeedNoStart() {
        try (Orders orders = new Orders()) {
            HealthChecker onProbe = orders.time.build(HealthChecker.builder()
                    .check(
                            "database",
                            deadline -> CheckResult.up(),
                            policy -> policy.schedule(CheckSchedule.onProbe(Duration.ofMinutes(10)))));
            orders.endpoint = HealthEndpoint.builder(onProbe)
                    .nanoClock(() -> orders.time.elapsed().toNanos())
                    .build();
            CompletableFuture<HealthResponse> first =
                    orders.endpoint.handle(TestRequest.get("/health/ready")).toCompletableFuture();
            orders.time.settle();
            assertThat(Orders.answered(first).status()).isEqualTo(200);
            orders.time.advance(Duration.ofMinutes(1));
            assertThat(logged(() -> orders.get("/health/ready"))).isEmpty();
        }
    }
}
