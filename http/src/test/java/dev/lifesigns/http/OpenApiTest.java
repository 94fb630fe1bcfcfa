/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.Probes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/openapi.yaml} describes what the endpoint sends. */
class OpenApiTest {
    private static final String BADGE = "/health/badge.svg";
    private static final String BEAT = "/health/beat/{check}";
    private static final String CHECK = "/health/checks/{check}";

    private static OpenApiDocument document;

    @BeforeAll
    static void read() throws IOException {
        document = OpenApiDocument.read();
    }

    static List<HttpReferenceTest.Exchange> exchanges() throws IOException {
        return HttpReferenceTest.exchanges();
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void describesEveryExchangeOfTheReference(HttpReferenceTest.Exchange exchange) {
        TestRequest request = HttpReferenceTest.request(exchange.request());
        assertThat(document.pathOf(request.path())).isNotNull();
        try (Orders orders = Orders.in(exchange.state())) {
            document.assertDescribes(request, orders.ask(request));
        }
    }

    static List<GoldenBodiesTest.Golden> goldens() throws IOException {
        return GoldenBodiesTest.goldens();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void describesEveryPathInEveryFormat(GoldenBodiesTest.Golden golden) {
        try (Orders orders = Orders.in(golden.state())) {
            TestRequest request = TestRequest.get(golden.target()).with("Authorization", "Bearer " + Orders.TOKEN);
            document.assertDescribes(request, orders.ask(request));
        }
    }

    static Stream<TestRequest> others() {
        return Stream.of(
                TestRequest.get("/health/started?format=microprofile"),
                TestRequest.get("/health/started"),
                TestRequest.get(BADGE + "?probe=liveness"),
                TestRequest.get(BADGE).with("If-None-Match", "*"),
                TestRequest.get(BADGE + "?check=nothing"),
                TestRequest.get(BADGE + "?check=a&check=b"),
                TestRequest.of("POST", BADGE),
                TestRequest.of("DELETE", "/health/detailed"),
                TestRequest.get("/health/detailed?format=xml").with("Authorization", "Bearer " + Orders.TOKEN),
                TestRequest.get("/health/metrics"),
                TestRequest.get("/health/metrics").with("Accept", "application/openmetrics-text"),
                TestRequest.of("PUT", "/health/metrics"),
                TestRequest.get("/health/events"),
                TestRequest.get("/health/events").with("Authorization", "Bearer " + Orders.TOKEN),
                TestRequest.of("POST", "/health/events"),
                TestRequest.get("/health/liveness"),
                TestRequest.get("/health/liveness?format=actuator"),
                TestRequest.get("/health/readiness").with("Accept", "application/vnd.spring-boot.actuator.v2+json"),
                TestRequest.get("/health/nothing"),
                TestRequest.get("/livez"),
                TestRequest.get("/readyz?format=text"),
                TestRequest.get("/startupz"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void describesWhatTheReferenceDoesNotShow(TestRequest request) {
        try (Orders orders = Orders.in("metrics")) {
            document.assertDescribes(request, orders.ask(request));
        }
    }

    @Test
    void describesDetailsWithEverythingInThem() {
        try (Orders orders = Orders.running()) {
            orders.health.gate("maintenance").close("disks are being switched");
            TestRequest request = TestRequest.get("/health/detailed").with("Authorization", "Bearer " + Orders.TOKEN);
            HealthResponse response = orders.ask(request);

            assertThat(response.bodyText()).contains("\"gates\"");
            document.assertDescribes(request, response);
        }
    }

    /** What the routes of an endpoint with all options have, and the document has not, or the other way around. */
    @Test
    void hasThePathsThatTheEndpointHas() {
        try (Orders orders = Orders.running()) {
            Routes routes = Routes.of(
                    orders.health::snapshot,
                    "/health",
                    true,
                    PublicLevel.CHECKS,
                    true,
                    List.of(
                            new FurtherPath("/healthz", Probes.LIVENESS, null),
                            new FurtherPath("/actuator/health", Probes.READINESS, Format.ACTUATOR)),
                    null,
                    Map.of());
            Set<String> served = new TreeSet<>(
                    Set.of(CHECK, BEAT, routes.badgePath(), routes.eventsPath(), "/metrics", "/health/metrics"));
            for (String path : routes.paths()) {
                assertThat(document.pathOf(path)).as(path).isNotNull();
                served.add(requireNonNull(document.pathOf(path)));
            }
            assertThat(new TreeSet<>(document.paths())).isEqualTo(served);
        }
    }
}
