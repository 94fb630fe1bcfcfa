/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthChecker;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/** The same application with and without the starter: codes, content types and bodies are equal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GoldenContract {
    private static final String V2 = "application/vnd.spring-boot.actuator.v2+json";
    private static final String V3 = "application/vnd.spring-boot.actuator.v3+json";

    private final WebApplicationType type;
    private final boolean managementPort;
    private RunningApplication with;
    private RunningApplication without;

    GoldenContract(WebApplicationType type, boolean managementPort) {
        this.type = type;
        this.managementPort = managementPort;
    }

    @BeforeAll
    void startBoth() {
        with = setup().run();
        without = setup().withoutStarter().run();
    }

    @AfterAll
    void stopBoth() {
        with.close();
        without.close();
    }

    private RunningApplication.Setup setup() {
        String group = "management.endpoint.health.group.";
        RunningApplication.Setup setup = RunningApplication.of(type);
        if (managementPort) {
            setup.set("management.server.port", 0).set("management.server.address", "127.0.0.1");
        }
        return setup
                // Reactor Netty may stop reading from a connection if a response was written by a thread that is not
                // the connection's own, as Boot alone does for indicators that block: reactor-netty 4188 and 4361
                .set("server.netty.max-keep-alive-requests", 1)
                // its details are the disk's, which others write to
                .set("management.health.diskspace.enabled", false)
                .set("management.endpoint.health.probes.add-additional-paths", true)
                .set("management.endpoint.health.status.order", "down,out-of-service,fragile,unknown,up")
                .set("management.endpoint.health.status.http-mapping.fragile", 207)
                .set("management.endpoint.health.status.http-mapping.down", 503)
                .set("management.endpoint.health.status.http-mapping.out-of-service", 503)
                .set(group + "work.include", "stock,fragile")
                .set(group + "work.additional-path", "server:/workz")
                .set(group + "secret.include", "stock,fragile")
                .set(group + "secret.show-details", "never")
                .set(group + "names.include", "stock,brokers")
                .set(group + "names.show-details", "never")
                .set(group + "names.show-components", "always")
                .set(group + "one.include", "brokers/orders,search")
                .set(group + "own.include", "ledger,stock")
                .set(group + "own.status.order", "up,out-of-service")
                .set(group + "own.status.http-mapping.up", 218)
                .set(group + "all.include", "*")
                .set(group + "all.exclude", "ledger,brokers")
                .set(group + "readiness.include", "readinessState,stock")
                .with("stock", (HealthIndicator) GoldenContract::stock)
                .with("fragile", (HealthIndicator) () ->
                        Health.status(new Status("FRAGILE", "one replica")).build())
                .with("ledger", (HealthIndicator) () -> Health.outOfService().build())
                .with("nothing", (HealthIndicator) () -> null)
                .with("unsure", (HealthIndicator)
                        () -> Health.unknown().withDetail("since", 7).build())
                .with("brokers", brokers())
                .with("search", (ReactiveHealthIndicator)
                        () -> Mono.just(Health.up().withDetail("shards", 5).build()))
                .with("empty", (ReactiveHealthIndicator) Mono::empty)
                .with("regions", CompositeReactiveHealthContributor.fromMap(Map.of("eu", (ReactiveHealthIndicator)
                        () -> Mono.just(Health.down().withDetail("lag", 40_000L).build()))));
    }

    private static Health stock() {
        return Health.up()
                .withDetail("nested", Map.of("list", List.of(1, 2.5, "three", Map.of("deep", true))))
                .withDetail("long", "x".repeat(10_000))
                .withDetail("password", "as before")
                .build();
    }

    private static CompositeHealthContributor brokers() {
        HealthIndicator orders = () -> Health.up().withDetail("depth", 2).build();
        HealthIndicator invoices =
                () -> Health.down(new IllegalStateException("no leader")).build();
        HealthIndicator inner = () -> Health.up().build();
        return CompositeHealthContributor.fromMap(Map.of(
                "orders",
                orders,
                "invoices",
                invoices,
                "deep",
                CompositeHealthContributor.fromMap(Map.of("inner", inner))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/health/readiness/stock",
                "/actuator/health/stock",
                "/actuator/health/fragile",
                "/actuator/health/ledger",
                "/actuator/health/nothing",
                "/actuator/health/unsure",
                "/actuator/health/ping",
                "/actuator/health/ssl",
                "/actuator/health/livenessState",
                "/actuator/health/readinessState",
                "/actuator/health/brokers",
                "/actuator/health/brokers/orders",
                "/actuator/health/brokers/invoices",
                "/actuator/health/brokers/deep",
                "/actuator/health/brokers/deep/inner",
                "/actuator/health/brokers/absent",
                "/actuator/health/search",
                "/actuator/health/empty",
                "/actuator/health/regions",
                "/actuator/health/regions/eu",
                "/actuator/health/absent",
                "/actuator/health/work",
                "/actuator/health/work/stock",
                "/actuator/health/work/ledger",
                "/actuator/health/secret",
                "/actuator/health/secret/stock",
                "/actuator/health/names",
                "/actuator/health/names/brokers",
                "/actuator/health/one",
                "/actuator/health/own",
                "/actuator/health/all",
                "/workz",
                "/livez",
                "/readyz",
                "/nowhere/health",
            })
    void answersAreEqual(String path) throws Exception {
        for (String accept : List.of("*/*", "application/json", V2, V3)) {
            assertEqual(path + " as " + accept, without.get(path, "Accept", accept), with.get(path, "Accept", accept));
            if (managementPort) {
                assertEqual(
                        path + " of management as " + accept,
                        without.getOfManagement(path, "Accept", accept),
                        with.getOfManagement(path, "Accept", accept));
            }
        }
    }

    private void assertEqual(String what, HttpResponse<String> before, HttpResponse<String> after) {
        assertThat(after.statusCode()).as(what).isEqualTo(before.statusCode());
        assertThat(after.headers().allValues("content-type"))
                .as(what)
                .isEqualTo(before.headers().allValues("content-type"));
        assertThat(comparable(after)).as(what).isEqualTo(comparable(before));
    }

    /** So that the comparison is not one of two applications without anything. */
    @Test
    void theyAreAnswersOfTheEngine() throws Exception {
        assertThat(with.bean(HealthChecker.class).snapshot().checks())
                .extracting(CheckSnapshot::name)
                .containsExactlyInAnyOrder(
                        "stock",
                        "fragile",
                        "ledger",
                        "nothing",
                        "unsure",
                        "ssl",
                        "brokers.orders",
                        "brokers.invoices",
                        "brokers.deep.inner",
                        "search",
                        "empty",
                        "regions.eu");
        assertThat(with.get("/workz").statusCode()).isEqualTo(207);
        assertThat(with.getOfManagement("/actuator/health/nothing").statusCode())
                .isEqualTo(404);
        assertThat(with.getOfManagement("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(with.getOfManagement("/actuator/health/brokers/invoices").body())
                .contains("no leader");
        assertThat(without.context().getBeanNamesForType(HealthChecker.class)).isEmpty();
    }

    /** Without the port, the moment and the request's own number, which are in links and in Spring's error body. */
    private static String comparable(HttpResponse<String> response) {
        return response.body()
                .replace(":" + response.uri().getPort(), "")
                .replaceAll("\"(timestamp|requestId)\":\"[^\"]*\"", "");
    }
}
