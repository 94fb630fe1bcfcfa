/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ServiceInfo;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.HealthResponse;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names, labels, types and values are those that the endpoint serves, for which dashboards and alerts are written. */
class SeriesTest {
    /** What only the endpoint knows. */
    private static final String REQUESTS = "health_probe_requests_total";

    /** What Micrometer adds to each timer. */
    private static final String MAX = "health_check_duration_seconds_max";

    private final VirtualMetrics metrics = new VirtualMetrics();
    private Scrape binder;
    private Scrape endpoint;

    /** A check for each status, one of them stuck, and one of each other thing that has a series. */
    @BeforeEach
    void scrapeBoth() {
        HealthChecker health = metrics.time.build(HealthChecker.builder()
                .service(ServiceInfo.of("orders", "1.4.2", "orders-7f"))
                .probe("deep")
                .gate("maintenance")
                .gate("traffic")
                .check("database", check(Behavior.after(Duration.ofMillis(30), Behavior.up())))
                .check("cache", check(Behavior.degraded("slow")))
                .check("disk", check(Behavior.down(ErrorKind.FAILED, "full")))
                .check("queue", check(Behavior.hangingUninterruptibly()))
                .check("never-ran", check(Behavior.up()), policy -> policy.initialDelay(Duration.ofHours(1))));
        metrics.of(health).bindTo(metrics.registry);
        health.start();
        health.gate("maintenance").close("for the test");
        metrics.advance(Duration.ofSeconds(65));
        binder = metrics.scrape();
        endpoint = Scrape.of(scrape(HealthEndpoint.builder(health)
                .metrics()
                .metricsNetworks(Set.of("127.0.0.0/8"))
                .build()));
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    private ScriptedCheck check(Behavior behavior) {
        ScriptedCheck check = ScriptedCheck.on(metrics.time);
        check.setBehavior(behavior);
        return check;
    }

    private static String scrape(HealthEndpoint endpoint) {
        HealthResponse response = endpoint.handle(new Get("/health/metrics"))
                .toCompletableFuture()
                .join();
        assertThat(response.status()).isEqualTo(200);
        return UTF_8.decode(response.body()).toString();
    }

    @Test
    void everySeriesIsThatOfTheEndpoint() {
        Map<String, Double> mine = without(MAX, binder.samples());
        Map<String, Double> served = without(REQUESTS, endpoint.samples());

        assertThat(served).hasSizeGreaterThan(100);
        assertThat(mine.keySet()).isEqualTo(served.keySet());
        mine.forEach((series, value) -> assertThat(value).as(series).isCloseTo(served.get(series), within(0.001)));
    }

    @Test
    void everyTypeIsThatOfTheEndpoint() {
        assertThat(without(MAX, binder.types())).isEqualTo(without(REQUESTS, endpoint.types()));
    }

    private static <V> Map<String, V> without(String name, Map<String, V> series) {
        Map<String, V> rest = new TreeMap<>(series);
        assertThat(rest.keySet().removeIf(key -> key.startsWith(name))).as(name).isTrue();
        return rest;
    }

    /** A request from this machine, without headers. */
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
        public InetAddress remoteAddress() {
            return InetAddress.getLoopbackAddress();
        }
    }
}
