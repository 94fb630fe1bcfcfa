/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ServiceInfo;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Who sees which metrics. */
class MetricsAudienceTest {
    private static final TestRequest SCRAPE = TestRequest.get("/health/metrics").from("192.0.2.1");
    private static final String AUTHORIZATION = "Authorization";

    private static Orders orders(Consumer<HealthEndpoint.Builder> options) {
        return Orders.running(builder -> options.accept(builder.metrics()));
    }

    private static String body(Consumer<HealthEndpoint.Builder> options, TestRequest request) {
        try (Orders orders = orders(options)) {
            orders.health.gate("maintenance").close("disks");
            return orders.ask(request).bodyText();
        }
    }

    private static void assertEverything(String body) {
        assertThat(body)
                .contains("health_info{service=\"orders\",version=\"1.4.2\",instance=\"orders-7d9f\"} 1\n")
                .contains("health_gate_closed{gate=\"maintenance\"} 1\n")
                .contains("health_check_status{check=\"database\"");
    }

    private static void assertPublic(String body) {
        assertThat(body)
                .contains("health_info{service=\"orders\"} 1\n")
                .contains("health_check_status{check=\"database\"")
                .doesNotContain("1.4.2", "orders-7d9f", "maintenance", "gate");
    }

    @Test
    void strangersSeeChecksButNeitherGatesNorVersions() {
        assertPublic(body(builder -> {}, SCRAPE));
    }

    @Test
    void atTheLevelOfStatusStrangersSeeTheStandardProbesOnly() {
        try (HealthChecker health = HealthChecker.builder()
                .service(ServiceInfo.of("orders", "1.4.2", "orders-7d9f"))
                .probe("payments")
                .gate("maintenance")
                .check("ledger", deadline -> CheckResult.up(), policy -> policy.probes("payments"))
                .build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .publicLevel(PublicLevel.STATUS)
                    .metrics()
                    .build();
            String body = Orders.answered(endpoint.handle(SCRAPE).toCompletableFuture())
                    .bodyText();

            assertThat(body.lines().filter(line -> !line.startsWith("#")))
                    .hasSize(1 + 3 * 6)
                    .allMatch(line -> line.equals("health_info{service=\"orders\"} 1")
                            || line.matches("health_probe_status\\{probe=\"(liveness|readiness|startup)\",.*"));
            assertThat(body).doesNotContain("payments", "ledger", "maintenance", "1.4.2", "health_check");
        }
    }

    @Test
    void aTokenShowsEverythingAtAnyLevel() {
        for (PublicLevel level : PublicLevel.values()) {
            assertEverything(
                    body(builder -> builder.publicLevel(level), SCRAPE.with(AUTHORIZATION, "Bearer " + Orders.TOKEN)));
        }
    }

    @Test
    void aPasswordShowsEverything() throws Exception {
        String hash = BCrypt.hashpw("sesame", BCrypt.gensalt("$2b", 4));
        String credentials = Base64.getEncoder().encodeToString("prometheus:sesame".getBytes(UTF_8));
        try (Orders orders = orders(builder -> builder.basicUsers(Map.of("prometheus", hash)))) {
            orders.health.gate("maintenance").close("disks");
            TestRequest request = SCRAPE.with(AUTHORIZATION, "Basic " + credentials);
            assertEverything(orders.endpoint
                    .handle(request)
                    .toCompletableFuture()
                    .get(30, SECONDS)
                    .bodyText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer", "Basic dXNlcjpwYXNz", ""})
    void aScraperWithInvalidCredentialsIsRefused(String credentials) {
        try (Orders orders = orders(builder -> {})) {
            HealthResponse response = orders.ask(SCRAPE.with(AUTHORIZATION, credentials));
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"health\"");
        }
    }

    @Test
    void credentialsMeanNothingIfThereIsNoWayToAuthenticate() {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health).metrics().build();
            assertThat(Orders.answered(endpoint.handle(SCRAPE.with(AUTHORIZATION, "Bearer any"))
                                    .toCompletableFuture())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aUserOfTheFrameworkWithTheRoleSeesEverythingAndOthersWhatIsPublic() {
        try (Orders orders = orders(builder -> builder.authenticatedRoles("OPS"))) {
            orders.health.gate("maintenance").close("disks");
            assertEverything(orders.ask(SCRAPE.by("alice", "OPS")).bodyText());
            assertPublic(orders.ask(SCRAPE.by("bob", "DEV")).bodyText());
        }
    }

    @Test
    void aClientOfAnAllowedNetworkSeesEverythingWithoutCredentials() {
        Consumer<HealthEndpoint.Builder> options = builder -> builder.metricsNetworks(Set.of("192.0.2.0/28"));
        assertEverything(body(options, SCRAPE));
        assertPublic(body(options, SCRAPE.from("192.0.2.16")));
        assertPublic(body(options, SCRAPE.from("127.0.0.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded"})
    void aProxyOfAnAllowedNetworkDoesNotLendItToItsClients(String header) {
        assertPublic(body(builder -> builder.metricsNetworks(Set.of("192.0.2.1")), SCRAPE.with(header, "192.0.2.1")));
    }

    @Test
    void behindATrustedProxyTheClientCounts() {
        Consumer<HealthEndpoint.Builder> options = builder ->
                builder.metricsNetworks(Set.of("198.51.100.7")).rateLimit(100, 100, Set.of(), Set.of("192.0.2.1"));
        assertEverything(body(options, SCRAPE.with("X-Forwarded-For", "198.51.100.7")));
        assertPublic(body(options, SCRAPE.with("X-Forwarded-For", "198.51.100.8")));
        assertPublic(body(options, SCRAPE.with("X-Forwarded-For", "198.51.100.7, nonsense")));
    }

    @Test
    void strangersShareWhatWasWrittenAQuarterOfASecondAgoUnlessAStatusHasChanged() {
        try (Orders orders = orders(builder -> {})) {
            HealthResponse first = orders.ask(SCRAPE);
            assertThat(orders.ask(SCRAPE)).isSameAs(first);
            assertThat(orders.ask(SCRAPE.with("Accept", "application/openmetrics-text")))
                    .isNotSameAs(first);

            orders.time.freeze(Duration.ofMillis(250));
            HealthResponse second = orders.ask(SCRAPE);
            assertThat(second).isNotSameAs(first);

            orders.health.drain();
            assertThat(orders.ask(SCRAPE).bodyText())
                    .contains("health_probe_status{probe=\"readiness\",status=\"draining\"} 1\n");
        }
    }
}
