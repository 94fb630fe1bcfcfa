/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ServiceInfo;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.netty.HealthServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a real Prometheus knows after it has scraped us. */
@Timeout(600)
@EnabledIf(value = "installed", disabledReason = "no Prometheus here: apt-get install prometheus")
class PrometheusIT {
    private static final String TOKEN = "test";
    private static final String TOKEN_HASH = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @TempDir
    private Path directory;

    static boolean installed() {
        return PrometheusServer.installed();
    }

    @Test
    void theAgentIsScrapedWithATokenUntilItIsFrozen() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(200));
                AgentProcess agent = AgentProcess.serve(directory, """
                        service: {name: orders, version: 1.4.2, instance: orders-7d9f}
                        security: {publicLevel: status, detailed: {tokens: ["%s"]}}
                        checks:
                          web: {type: http, url: "http://127.0.0.1:%d/", period: 1s, timeout: 900ms}
                          gone: {type: tcp, host: 127.0.0.1, port: 1, period: 1s, timeout: 900ms, critical: false}
                        """.formatted(TOKEN_HASH, server.port()));
                PrometheusServer prometheus = PrometheusServer.scraping(directory, agent.port(), "/metrics", TOKEN)) {
            agent.awaitReady("\"status\":\"degraded\"");
            prometheus.await("up{job=\"lifesigns\"}", "1");
            prometheus.await("count(health_info{service=\"orders\",version=\"1.4.2\"})", "1");
            prometheus.await("health_check_status{check=\"web\",status=\"up\"}", "1");
            prometheus.await("health_check_status{check=\"gone\",status=\"down\"}", "1");
            prometheus.await("sum by (check) (health_check_status)", "1", "1");
            prometheus.await("sum by (probe) (health_probe_status)", "1", "1", "1");
            prometheus.await("health_probe_status{probe=\"readiness\",status=\"degraded\"}", "1");
            prometheus.awaitPositive("increase(health_check_runs_total{check=\"web\",outcome=\"up\"}[1m])");
            prometheus.awaitPositive("health_probe_requests_total{probe=\"readiness\",code=\"200\"}");
            prometheus.await("health_check_transitions_total{check=\"gone\",to=\"down\"}", "1");
            prometheus.awaitPositive("histogram_quantile(0.99, sum by (le) "
                    + "(rate(health_check_duration_seconds_bucket{check=\"web\"}[1m])))");
            prometheus.await(
                    "count(health_check_duration_seconds_count == on (check) sum by (check) (health_check_runs_total))",
                    "2");
            prometheus.awaitPositive("health_check_last_success_timestamp_seconds{check=\"web\"} > time() - 120");
            prometheus.await("count(health_check_age_seconds < 120)", "2");
            assertThat(prometheus.metadata("health_check_duration_seconds"))
                    .contains("\"type\":\"histogram\"", "\"unit\":\"seconds\"");

            agent.signal("STOP");
            prometheus.await("up{job=\"lifesigns\"}", "0");
            prometheus.await("health_check_status");

            agent.signal("CONT");
            prometheus.await("up{job=\"lifesigns\"}", "1");
            prometheus.await("sum by (check) (health_check_status)", "1", "1");
        }
    }

    @Test
    void stuckRemovedAndClosedShowInTheNextScrape() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        ServiceInfo hostile = ServiceInfo.of("a\"} 1\nb\\", "\0\r\uD83D", "{x=\"\u00e4\uD83D\uDE00\"}");
        HealthChecker health = HealthChecker.builder()
                .service(hostile)
                .gate("maintenance")
                .check(
                        "steady",
                        deadline -> CheckResult.up(),
                        policy -> policy.period(Duration.ofSeconds(1)).timeout(Duration.ofMillis(900)))
                .check(
                        "hangs",
                        deadline -> hang(end),
                        policy -> policy.period(Duration.ofSeconds(1)).timeout(Duration.ofMillis(200)))
                .start();
        CheckHandle leaving = health.add("leaving", deadline -> CheckResult.up());
        HealthEndpoint endpoint = HealthEndpoint.builder(health)
                .metrics()
                .metricsNetworks(Set.of("127.0.0.0/8"))
                .build();
        try (health;
                HealthServer server =
                        HealthServer.start(endpoint, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                PrometheusServer prometheus =
                        PrometheusServer.scraping(directory, server.address().getPort(), "/health/metrics", "")) {
            prometheus.await("up{job=\"lifesigns\"}", "1");
            prometheus.await("count(health_info{service=\"a\\\"} 1\\nb\\\\\"})", "1");
            prometheus.await("health_check_stuck{check=\"hangs\"}", "1");
            prometheus.await("health_check_stuck{check=\"steady\"}", "0");
            prometheus.await("health_check_status{check=\"leaving\",status=\"up\"}", "1");
            prometheus.await("health_gate_closed{gate=\"maintenance\"}", "0");

            leaving.remove();
            health.gate("maintenance").close("disks");
            // Without a marker of staleness, Prometheus would go on with the last value for five minutes.
            prometheus.await("health_check_status{check=\"leaving\"}");
            prometheus.await("health_gate_closed{gate=\"maintenance\"}", "1");
            prometheus.await("health_probe_status{probe=\"readiness\",status=\"down\"}", "1");
        } finally {
            end.countDown();
        }
    }

    /** Ignores every interrupt. */
    private static CheckResult hang(CountDownLatch end) {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException ignored) {
                // a check that is stuck ignores it
            }
        }
        return CheckResult.up();
    }
}
