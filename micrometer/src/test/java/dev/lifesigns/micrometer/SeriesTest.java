/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ServiceInfo;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Names and labels are those that dashboards and alerts are written for. */
class SeriesTest {
    /** All but those of the HTTP endpoint, which has requests to count. */
    private static final Map<String, Set<String>> LABELS = new TreeMap<>(Map.of(
            "health_check_status", Set.of("check", "status"),
            "health_probe_status", Set.of("probe", "status"),
            "health_check_duration_seconds", Set.of("check"),
            "health_check_runs_total", Set.of("check", "outcome"),
            "health_check_transitions_total", Set.of("check", "to"),
            "health_check_last_success_timestamp_seconds", Set.of("check"),
            "health_check_stuck", Set.of("check"),
            "health_check_age_seconds", Set.of("check"),
            "health_gate_closed", Set.of("gate"),
            "health_info", Set.of("service", "version", "instance")));

    /** What Micrometer adds to each timer. */
    private static final String MAX = "health_check_duration_seconds_max";

    private static Scrape scrape() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (HealthChecker health = HealthChecker.builder()
                        .service(ServiceInfo.of("orders", "1.4.2", "orders-7f"))
                        .check("database", deadline -> CheckResult.up())
                        .gate("maintenance")
                        .build();
                HealthMetrics metrics = new HealthMetrics(health)) {
            health.runAll(Duration.ofMinutes(1));
            metrics.bindTo(registry);
            return Scrape.of(registry);
        }
    }

    @Test
    void everySeriesHasItsNameAndItsLabels() {
        Scrape scrape = scrape();
        Map<String, Set<String>> found = new TreeMap<>();
        for (String name : scrape.names()) {
            Set<String> labels = new TreeSet<>(scrape.labels(name));
            labels.remove("le");
            found.put(name.replaceFirst("_(bucket|count|sum)$", ""), labels);
        }

        assertThat(found.remove(MAX)).isEqualTo(Set.of("check"));
        assertThat(found).isEqualTo(LABELS);
    }

    @Test
    void everySeriesHasItsType() {
        Map<String, String> types = scrape().types();

        assertThat(types).hasSize(LABELS.size() + 1).containsEntry("health_check_duration_seconds", "histogram");
        types.forEach((name, type) -> {
            if (!name.equals("health_check_duration_seconds")) {
                assertThat(type).as(name).isEqualTo(name.endsWith("_total") ? "counter" : "gauge");
            }
        });
    }

    @Test
    void everyStatusAndOutcomeIsAlwaysThere() {
        Scrape scrape = scrape();

        for (String status : Set.of("up", "degraded", "unknown", "down")) {
            String is = "health_check_status{check=\"database\",status=\"" + status + "\"}";
            assertThat(scrape.value(is)).as(is).isEqualTo(status.equals("up") ? 1 : 0);
            scrape.value("health_check_transitions_total{check=\"database\",to=\"" + status + "\"}");
        }
        for (String outcome : Set.of("up", "degraded", "down", "timeout")) {
            scrape.value("health_check_runs_total{check=\"database\",outcome=\"" + outcome + "\"}");
        }
        for (String probe : Set.of("liveness", "readiness", "startup")) {
            assertThat(scrape.sum("health_probe_status", "probe=\"" + probe + "\""))
                    .as(probe)
                    .isEqualTo(1);
        }
    }

    @Test
    void bucketsAreThoseOfTheEngine() {
        String start = "health_check_duration_seconds_bucket{check=\"database\",le=\"";

        assertThat(scrape().samples().keySet().stream()
                        .filter(series -> series.startsWith(start))
                        .map(series -> series.substring(start.length(), series.length() - 2)))
                .containsExactly(
                        "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0",
                        "10.0", "+Inf");
    }

    @Test
    void infoNamesTheService() {
        assertThat(scrape().value("health_info{instance=\"orders-7f\",service=\"orders\",version=\"1.4.2\"}"))
                .isEqualTo(1);
    }
}
