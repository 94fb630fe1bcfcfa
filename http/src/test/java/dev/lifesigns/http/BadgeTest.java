/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class BadgeTest {
    private static Element parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static String title(HealthResponse response) {
        Matcher title = Pattern.compile("<title>(.*)</title>").matcher(response.bodyText());
        assertThat(title.find()).isTrue();
        return title.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', health: degraded",
        "?probe=readiness, readiness: degraded",
        "?probe=liveness, liveness: up",
        "?check=database, database: up",
        "?check=recommendations, recommendations: down",
        "?style=flat, health: degraded"
    })
    void showsAProbeOrACheck(String query, String title) {
        try (Orders orders = Orders.running()) {
            assertThat(title(orders.get("/health/badge.svg" + query))).isEqualTo(title);
        }
    }

    @ParameterizedTest
    @EnumSource(ProbeStatus.class)
    void isASmallImageThatScreenReadersCanRead(ProbeStatus status) throws Exception {
        String svg = new Badge("readiness", status).svg();
        Element root = parse(svg);

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-label"))
                .isEqualTo(root.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("readiness: " + status.wireName());
        assertThat(root.getElementsByTagName("text").item(1).getTextContent()).endsWith(" " + status.wireName());
        assertThat(svg).hasSizeLessThan(600);
    }

    /** Whoever sees no colors sees a glyph and a word. */
    @Test
    void everyStatusHasItsOwnWordAndTheFailingOnesTheirOwnGlyph() throws Exception {
        Set<String> glyphs = new HashSet<>();
        for (ProbeStatus status : ProbeStatus.values()) {
            Element root = parse(new Badge("x", status).svg());
            glyphs.add(
                    root.getElementsByTagName("text").item(1).getTextContent().substring(0, 1));
        }
        assertThat(glyphs).containsExactlyInAnyOrder("\u25b2", "\u25c6", "\u25bc", "?", "\u2192");
    }

    @ParameterizedTest
    @EnumSource(ProbeStatus.class)
    void whiteTextIsReadableOnEveryColor(ProbeStatus status) {
        Matcher fill = Pattern.compile("#[0-9a-f]{6}").matcher(new Badge("x", status).svg());
        while (fill.find()) {
            assertThat(1.05 / (luminance(fill.group()) + 0.05)).as(fill.group()).isGreaterThan(6);
        }
    }

    private static double luminance(String color) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double c = Integer.parseInt(color, 1 + 2 * i, 3 + 2 * i, 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void aHostileNameStaysText() throws Exception {
        String name = "\"/><script>alert(1)</script>&";
        Element root = parse(new Badge(name, ProbeStatus.UP).svg());

        assertThat(root.getAttribute("aria-label")).isEqualTo(name + ": up");
        assertThat(root.getElementsByTagName("text").item(0).getTextContent()).isEqualTo(name);
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void aLongNameIsCutExceptInTheTitle() throws Exception {
        String name = "\ud83d\ude00".repeat(41);
        Element root = parse(new Badge(name, ProbeStatus.UP).svg());

        assertThat(root.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("\ud83d\ude00".repeat(39) + "\u2026");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(name + ": up");
    }

    @Test
    void isOkWhateverTheStatusSoThatItIsShown() {
        try (Orders orders = Orders.in("draining")) {
            HealthResponse response = orders.get("/health/badge.svg");

            assertThat(response.status()).isEqualTo(200);
            assertThat(title(response)).isEqualTo("health: draining");
            assertThat(response.header("Content-Type")).isEqualTo("image/svg+xml;charset=utf-8");
            assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(response.header("Content-Security-Policy")).isEqualTo("default-src 'none'");
        }
    }

    @Test
    void headHasTheHeadersOfGet() {
        try (Orders orders = Orders.running()) {
            HealthResponse get = orders.get("/health/badge.svg");
            HealthResponse head = orders.ask(TestRequest.of("HEAD", "/health/badge.svg"));

            assertThat(head.headers()).isEqualTo(get.headers());
            assertThat(head.bodyLength()).isZero();
        }
    }

    @Test
    void isNotSentAgainUnlessTheStatusHasChanged() {
        try (Orders orders = Orders.running()) {
            HealthResponse first = orders.get("/health/badge.svg");
            TestRequest again = TestRequest.get("/health/badge.svg")
                    .with("If-None-Match", String.valueOf(first.header("ETag")))
                    .with("Prefer", "wait=60");
            HealthResponse same = orders.ask(again);
            assertThat(same.status()).isEqualTo(304);
            assertThat(same.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(same.header("ETag")).isEqualTo(first.header("ETag"));

            orders.health.drain();
            assertThat(orders.ask(again).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"health, UP", "readiness, DEGRADED", "database, DOWN"})
    void theReferenceShowsIt(String label, ProbeStatus status) throws IOException {
        Path image = Path.of("..", "docs", "images", "badge-" + status.wireName() + ".svg");

        assertThat(Files.readString(image)).isEqualTo(new Badge(label, status).svg());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?check=nothing", "?check=", "?probe=nothing", "?check=%3Cx%3E", "/"})
    void whatDoesNotExistIs404(String rest) {
        try (Orders orders = Orders.running()) {
            assertThat(orders.get("/health/badge.svg" + rest).status()).isEqualTo(404);
        }
    }

    @Test
    void aRemovedCheckIs404() {
        try (Orders orders = Orders.running()) {
            assertThat(requireNonNull(orders.health.handle("recommendations")).remove())
                    .isTrue();
            orders.time.settle();

            assertThat(orders.get("/health/badge.svg?check=recommendations").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void malformedQueriesAre400() {
        try (Orders orders = Orders.running()) {
            for (String query : new String[] {"check=a&check=b", "check=%zz", "check=database&probe=readiness"}) {
                assertThat(orders.get("/health/badge.svg?" + query).status()).isEqualTo(400);
            }
            assertThat(orders.get("/health/badge.svg?check=database&probe=readiness")
                            .bodyText())
                    .contains("check, probe: both are given (expected: one of them)");
        }
    }

    @Test
    void otherMethodsAre405() {
        try (Orders orders = Orders.running()) {
            HealthResponse response = orders.ask(TestRequest.of("POST", "/health/badge.svg"));

            assertThat(response.status()).isEqualTo(405);
            assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void overTheLimitIs429() {
        try (Orders orders = Orders.in("limited")) {
            assertThat(orders.ask(TestRequest.get("/health/badge.svg").from("192.0.2.1"))
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void atTheLevelOfStatusItNamesNothing() {
        try (HealthChecker health = HealthChecker.builder()
                .probe("payments-internal")
                .check("ledger-db", deadline -> CheckResult.up(), policy -> policy.probes("payments-internal"))
                .build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .publicLevel(PublicLevel.STATUS)
                    .build();
            HealthResponse unknown = ask(endpoint, "?check=nothing");
            HealthResponse hidden = ask(endpoint, "?check=ledger-db");
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.headers()).isEqualTo(unknown.headers());
            assertThat(hidden.bodyText()).isEqualTo(unknown.bodyText());

            Stream.of("", "?probe=readiness", "?probe=payments-internal")
                    .map(query -> ask(endpoint, query))
                    .forEach(response ->
                            assertThat(response.bodyText()).contains("health: ").doesNotContain("payments", "ledger"));
            assertThat(ask(endpoint, "").header("ETag"))
                    .isEqualTo(ask(endpoint, "?probe=readiness").header("ETag"));
        }
    }

    /** Anyone may embed an image: what that causes must not grow with its readers. */
    @Test
    void runsNoCheck() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder()
                    .check(
                            "database",
                            database,
                            policy -> policy.schedule(CheckSchedule.onProbe(Duration.ofSeconds(5)))));
            health.start();
            HealthEndpoint endpoint = HealthEndpoint.builder(health).build();

            assertThat(title(ask(endpoint, "?check=database"))).isEqualTo("database: unknown");
            time.settle();
            assertThat(database.runs()).isZero();
            health.close();
        }
    }

    private static HealthResponse ask(HealthEndpoint endpoint, String query) {
        return Orders.answered(
                endpoint.handle(TestRequest.get("/health/badge.svg" + query)).toCompletableFuture());
    }
}
