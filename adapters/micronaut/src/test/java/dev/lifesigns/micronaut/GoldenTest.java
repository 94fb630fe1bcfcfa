/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The same application with and without us: codes, content types and bodies are equal. */
class GoldenTest {
    /** Micronaut does not order the members. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> PATHS = List.of(
            "/health",
            "/health/liveness",
            "/health/readiness",
            "/health/LIVENESS",
            "/health/absent",
            "/health?pretty",
            "/nowhere");

    private static RunningApplication.Setup setup() {
        return RunningApplication.setup()
                .set("micronaut.application.name", "shop")
                .set("endpoints.health.status.http-mapping.FRAGILE", 207)
                .with(
                        "stock",
                        one(HealthResult.builder("stock", HealthStatus.UP)
                                .details(Map.of(
                                        "nested",
                                        Map.of("list", List.of(1, 2.5, "three", Map.of("deep", true))),
                                        "password",
                                        "as before"))))
                .with(
                        "fragile",
                        one(HealthResult.builder("fragile", new HealthStatus("FRAGILE", "one replica", null, 100))))
                .with(
                        "unsure",
                        one(HealthResult.builder("unsure", HealthStatus.UNKNOWN).details("since yesterday")))
                .with("nothing", Flux::empty)
                .with(
                        "brokers",
                        () -> Flux.just(
                                HealthResult.builder("orders", HealthStatus.UP).build(),
                                HealthResult.builder("invoices", HealthStatus.UP)
                                        .details(Map.of("lag", 40_000L))
                                        .build()))
                .set("test.beans", true);
    }

    private static HealthIndicator one(HealthResult.Builder result) {
        return () -> Mono.just(result.build());
    }

    @Test
    void answersAreEqual() throws Exception {
        for (String visible : List.of("ANONYMOUS", "AUTHENTICATED", "NEVER")) {
            compare(setup().set("endpoints.health.details-visible", visible), setup(), visible);
        }
    }

    @Test
    void answersAreEqualWhereThingsAreDown() throws Exception {
        HealthIndicator refusing =
                one(HealthResult.builder("ledger", HealthStatus.DOWN).details(Map.of("error", "no leader")));
        HealthIndicator closed =
                one(HealthResult.builder("counter", new HealthStatus("CLOSED", "it is Sunday", false, null)));
        compare(setup().with("ledger", refusing), setup().with("ledger", refusing), "down");
        compare(setup().with("counter", closed), setup().with("counter", closed), "not operational");
        compare(
                setup().with("ledger", refusing).set("endpoints.health.status.http-mapping.DOWN", 200),
                setup().with("ledger", refusing).set("endpoints.health.status.http-mapping.DOWN", 200),
                "down is 200");
    }

    private static void compare(RunningApplication.Setup ours, RunningApplication.Setup theirs, String what)
            throws Exception {
        ours.properties().forEach(theirs::set);
        try (RunningApplication with = ours.run();
                RunningApplication without = theirs.withoutUs().run()) {
            for (String path : PATHS) {
                HttpResponse<String> before = without.get(path);
                HttpResponse<String> after = with.get(path);
                String where = path + ", " + what;
                assertThat(after.statusCode()).as(where).isEqualTo(before.statusCode());
                assertThat(after.headers().allValues("content-type"))
                        .as(where)
                        .isEqualTo(before.headers().allValues("content-type"));
                assertThat(JSON.readTree(after.body())).as(where).isEqualTo(JSON.readTree(before.body()));
            }
            assertThat(without.context().containsBean(HealthChecker.class)).isFalse();
        }
    }

    /** So that the comparison is not one of two applications without anything. */
    @Test
    void theyAreAnswersOfTheEngine() throws Exception {
        try (RunningApplication application = setup().run()) {
            HealthChecker health = application.bean(HealthChecker.class);
            assertThat(health.snapshot().checks())
                    .extracting(CheckSnapshot::name)
                    .contains(
                            "stock",
                            "fragile",
                            "unsure",
                            "nothing",
                            "brokers",
                            "loop",
                            "warehouse",
                            "deadlocked-threads")
                    .doesNotContain("service-ready", "graceful-shutdown");
            assertThat(health.snapshot().check("loop").probes()).isEqualTo(Set.of(Probes.LIVENESS));
            assertThat(application.get("/health").statusCode()).isEqualTo(207);
            assertThat(application.get("/health").body()).contains("invoices", "40000", "as before");
            assertThat(application.get("/health/liveness").body())
                    .contains("eventLoop")
                    .doesNotContain("stock");
        }
    }

    @Test
    void indicatorThatThrowsIsDownAndNoErrorOfTheServer() throws Exception {
        HealthIndicator throwing = () -> Mono.error(new IllegalStateException("no such table"));
        try (RunningApplication with = setup().with("ledger", throwing).run();
                RunningApplication without =
                        setup().with("ledger", throwing).withoutUs().run()) {
            assertThat(with.get("/health").statusCode()).isEqualTo(503);
            assertThat(with.component("ledger").path("details").path("error").asText())
                    .isEqualTo("java.lang.IllegalStateException: no such table");
            assertThat(without.get("/health").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void indicatorInNoScopeIsRunByTheEngine() throws Exception {
        try (RunningApplication application = setup().run()) {
            HealthChecker health = application.bean(HealthChecker.class);
            assertThat(health.snapshot().check("indicator").status()).isEqualTo(CheckStatus.UP);
            assertThat(application.component("desk").path("status").asText()).isEqualTo("UP");
        }
    }

    /** Micronaut collects the indicators once, when it makes its endpoint. */
    @Test
    void indicatorThatComesLateIsNotShownWithUsNorWithout() throws Exception {
        HealthIndicator late = one(HealthResult.builder("late", HealthStatus.UP));
        for (RunningApplication.Setup setup : List.of(setup(), setup().withoutUs())) {
            try (RunningApplication application = setup.run()) {
                assertThat(application.get("/health").body()).contains("stock");
                application.context().registerSingleton(HealthIndicator.class, late);
                assertThat(application.get("/health").body()).doesNotContain("late");
            }
        }
    }
}
