/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;

/** The metrics as a real Prometheus registry writes them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HealthMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HealthChecker health = HealthChecker.builder()
            .check("db", deadline -> CheckResult.up())
            .check("search", deadline -> CheckResult.down("no leader"), policy -> policy.nonCritical())
            .build();

    @AfterEach
    void close() {
        health.close();
    }

    private List<String> scrape() {
        return registry.scrape().lines().toList();
    }

    private void await(Predicate<List<String>> seen) throws InterruptedException {
        while (!seen.test(scrape())) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void everySeriesIsThereWithItsNameAndItsValue() throws Exception {
        health.gate("maintenance").close("for the test");
        new HealthMetrics(health).bindTo(registry);
        health.runAll(Duration.ofMinutes(1));
        await(lines -> lines.contains("health_check_duration_seconds_count{check=\"db\"} 1"));

        List<String> lines = scrape();
        assertThat(lines)
                .contains(
                        "# TYPE health_check_status gauge",
                        "# TYPE health_check_duration_seconds histogram",
                        "# TYPE health_check_runs_total counter",
                        "health_check_status{check=\"db\",status=\"up\"} 1.0",
                        "health_check_status{check=\"db\",status=\"down\"} 0.0",
                        "health_check_status{check=\"search\",status=\"down\"} 1.0",
                        "health_probe_status{probe=\"readiness\",status=\"down\"} 1.0",
                        "health_probe_status{probe=\"liveness\",status=\"up\"} 1.0",
                        "health_check_runs_total{check=\"db\",outcome=\"up\"} 1.0",
                        "health_check_runs_total{check=\"search\",outcome=\"down\"} 1.0",
                        "health_check_runs_total{check=\"search\",outcome=\"timeout\"} 0.0",
                        "health_check_transitions_total{check=\"search\",to=\"down\"} 1.0",
                        "health_check_stuck{check=\"db\"} 0.0",
                        "health_check_last_success_timestamp_seconds{check=\"search\"} NaN",
                        "health_gate_closed{gate=\"maintenance\"} 1.0");
        assertThat(lines).anyMatch(line -> line.matches("health_check_age_seconds\\{check=\"db\"} [0-9.E-]+"));
        assertThat(lines)
                .anyMatch(line -> line.matches("health_check_last_success_timestamp_seconds\\{check=\"db\"} 1\\..*E9"));
        assertThat(buckets(lines))
                .containsExactly(
                        "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0",
                        "10.0", "+Inf");
    }

    private static Stream<String> buckets(List<String> lines) {
        String start = "health_check_duration_seconds_bucket{check=\"db\",le=\"";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length(), line.indexOf("\"}")));
    }

    @Test
    void checksThatComeAndGoDoSoInTheMetrics() throws Exception {
        new HealthMetrics(health).bindTo(registry);
        CheckHandle late = health.add("late", deadline -> CheckResult.up());
        await(lines -> lines.contains("health_check_status{check=\"late\",status=\"unknown\"} 1.0"));
        late.remove();
        await(lines -> lines.stream().noneMatch(line -> line.contains("\"late\"")));
    }

    @Test
    void aRunThatDoesNotReturnShowsWithoutAnotherRun() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        HealthCheck hangs = deadline -> {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException ignored) {
                    // as a client does that ignores interrupts
                }
            }
            return CheckResult.up();
        };
        health.add(
                "stubborn",
                hangs,
                policy -> policy.period(Duration.ofMillis(300)).timeout(Duration.ofMillis(200)));
        new HealthMetrics(health).bindTo(registry);
        health.start();
        try {
            await(lines -> lines.contains("health_check_stuck{check=\"stubborn\"} 1.0"));
            assertThat(scrape())
                    .contains(
                            "health_check_runs_total{check=\"stubborn\",outcome=\"timeout\"} 1.0",
                            "health_check_status{check=\"stubborn\",status=\"down\"} 1.0");
        } finally {
            end.countDown();
        }
    }

    @Test
    void bootBindsThemToItsRegistry() {
        ScriptedForeignCheck db = ScriptedForeignCheck.up();
        try (RunningApplication application = RunningApplication.of(WebApplicationType.SERVLET)
                .with("db", new Scripted(db))
                .run()) {
            assertThat(application.bean(PrometheusMeterRegistry.class).scrape().lines())
                    .contains("health_probe_status{probe=\"readiness\",status=\"up\"} 1.0");
        }
    }
}
