/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scrape, from request to response. */
class MetricsTest {
    private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";

    private static Orders orders() {
        return Orders.running(HealthEndpoint.Builder::metrics);
    }

    /** All metrics; the counts of requests are none, as this is the first request. */
    private static HealthResponse scrape(Orders orders) {
        return orders.getDetailed("/health/metrics");
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = MetricsTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"text/plain, metrics.txt", OPEN_METRICS + ", metrics.openmetrics"})
    void everySeriesIsAsWrittenDown(String accept, String file) throws IOException {
        try (Orders orders = orders()) {
            orders.health.gate("maintenance").close("disks");
            HealthResponse response = orders.ask(TestRequest.get("/health/metrics")
                    .with("Accept", accept)
                    .with("Authorization", "Bearer " + Orders.TOKEN));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.bodyText()).isEqualTo(golden(file));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | text/plain; version=0.0.4; charset=utf-8",
                OPEN_METRICS + " | application/openmetrics-text; version=1.0.0; charset=utf-8"
            })
    void headersSayWhatItIs(String accept, String contentType) {
        try (Orders orders = orders()) {
            TestRequest request = TestRequest.get("/health/metrics").with("Accept", accept);
            HealthResponse get = orders.ask(request.with("If-None-Match", "*").with("Prefer", "wait=30"));
            HealthResponse head =
                    orders.ask(TestRequest.of("HEAD", "/health/metrics").with("Accept", accept));

            assertThat(get.status()).as("no 304: ages differ").isEqualTo(200);
            assertThat(get.header("Content-Type")).isEqualTo(contentType);
            assertThat(get.header("Cache-Control")).isEqualTo("no-store");
            assertThat(get.header("ETag")).isNull();
            assertThat(head.headers()).isEqualTo(get.headers());
            assertThat(head.bodyLength()).isZero();
            assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.bodyLength()));
        }
    }

    @Test
    void compressedTextIsTheSame() throws IOException {
        try (Orders orders = orders()) {
            TestRequest request = TestRequest.get("/health/metrics").with("Authorization", "Bearer " + Orders.TOKEN);
            HealthResponse plain = orders.ask(request);
            HealthResponse gzip = orders.ask(request.with("Accept-Encoding", "gzip"));

            byte[] body = new byte[gzip.bodyLength()];
            gzip.body().get(body);
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(plain.bodyText());
            }
            assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(gzip.header("Vary")).contains("Accept-Encoding");
            assertThat(plain.header("Content-Encoding")).isNull();
        }
    }

    @Test
    void doesNotExistUnlessAskedFor() {
        try (Orders orders = Orders.running()) {
            assertThat(orders.getDetailed("/health/metrics").status()).isEqualTo(404);
        }
    }

    @Test
    void canBeAtAnotherPath() {
        try (Orders orders = Orders.running(builder -> builder.metrics("/metrics"))) {
            assertThat(orders.endpoint.owns("/metrics")).isTrue();
            assertThat(orders.get("/metrics").status()).isEqualTo(200);
            assertThat(orders.get("/health/metrics").status()).isEqualTo(404);
            assertThat(orders.ask(TestRequest.of("POST", "/metrics")).status()).isEqualTo(405);
            assertThat(orders.get("/metrics/").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/health          | the endpoint itself responds there, and basePath moves it",
                "/health/live     | the endpoint itself responds there, and basePath moves it",
                "/health/checks/a | the endpoint itself responds there, and basePath moves it",
                "/health/detailed | the endpoint itself responds there, and basePath moves it",
                "/livez           | rootAliases adds it already"
            })
    void aPathThatIsInUseIsRefused(String path, String why) {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint.Builder builder =
                    HealthEndpoint.builder(health).rootAliases(true).metrics(path);
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::build)
                    .withMessage("metrics: path: '" + path + "' (expected: a path that is not in use; " + why + ")");
        }
    }

    @Test
    void noFurtherPathMayTakeThatOfTheMetrics() {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint.Builder builder =
                    HealthEndpoint.builder(health).metrics().path("/health/metrics", Probes.LIVENESS);
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::build)
                    .withMessage("path: '/health/metrics' (expected: a path that is not in use;"
                            + " the metrics are there already)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthEndpoint.builder(health).metrics("metrics"))
                    .withMessageStartingWith("metrics: path: 'metrics' (expected: segments such as /healthz");
        }
    }

    @Test
    void overTheRateLimitIs429() {
        try (Orders orders =
                Orders.running(builder -> builder.metrics("/metrics").rateLimit(1, 1))) {
            TestRequest request = TestRequest.get("/metrics").from("192.0.2.1");
            assertThat(orders.ask(request).status()).isEqualTo(200);
            assertThat(orders.ask(request).status()).isEqualTo(429);
        }
    }

    @Test
    void aScrapeRunsNoCheck() {
        try (Orders orders = orders()) {
            long runs = orders.database.runs();
            scrape(orders);
            assertThat(orders.database.runs()).isEqualTo(runs);
        }
    }

    @Test
    void everythingIsJudgedByTheClockOfTheReaderAlsoIfTheEngineStandsStill() {
        try (Orders orders = orders()) {
            orders.time.freeze(Duration.ofSeconds(5));
            assertThat(scrape(orders).bodyText())
                    .contains("health_check_age_seconds{check=\"database\"} 5.99873\n")
                    .contains("health_check_status{check=\"database\",status=\"up\"} 1\n");

            orders.time.freeze(Duration.ofMinutes(10));
            assertThat(scrape(orders).bodyText())
                    .contains("health_check_status{check=\"database\",status=\"up\"} 0\n")
                    .contains("health_check_status{check=\"database\",status=\"unknown\"} 1\n")
                    .contains("health_probe_status{probe=\"readiness\",status=\"unknown\"} 1\n");
        }
    }

    @Test
    void aRunThatHangsIsStuck() {
        try (Orders orders = orders()) {
            assertThat(scrape(orders).bodyText()).contains("health_check_stuck{check=\"database\"} 0\n");

            orders.database.setBehavior(Behavior.hangingUninterruptibly());
            orders.time.advance(Duration.ofSeconds(15));
            assertThat(scrape(orders).bodyText())
                    .contains("health_check_stuck{check=\"database\"} 1\n")
                    .contains("health_check_runs_total{check=\"database\",outcome=\"timeout\"} 1\n")
                    .contains("health_check_transitions_total{check=\"database\",to=\"down\"} 1\n");
        }
    }

    @Test
    void aRemovedCheckIsGoneAndAnAddedOneHasNoAge() {
        try (Orders orders = orders()) {
            orders.health.handle("database").remove();
            orders.health.add("added", deadline -> CheckResult.up());
            assertThat(scrape(orders).bodyText())
                    .doesNotContain("check=\"database\"")
                    .contains("health_check_status{check=\"added\",status=\"unknown\"} 1\n")
                    .doesNotContain("health_check_age_seconds{check=\"added\"}")
                    .doesNotContain("health_check_last_success_timestamp_seconds{check=\"added\"}");
        }
    }
}
