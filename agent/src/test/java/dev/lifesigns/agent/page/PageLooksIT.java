/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees, at every size and in every color scheme. The pictures are in {@code target/page}. */
@Timeout(600)
class PageLooksIT {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static ScriptedAgent orders;

    @BeforeAll
    static void start() throws IOException {
        orders = ScriptedAgent.saying(Reports.orders());
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static Window look(int width, ColorScheme scheme) {
        return CHROMIUM.open(orders, width, new NewContextOptions().setColorScheme(scheme));
    }

    @ParameterizedTest
    @CsvSource({
        "360, LIGHT",
        "768, LIGHT",
        "1280, LIGHT",
        "1920, LIGHT",
        "360, DARK",
        "768, DARK",
        "1280, DARK",
        "1920, DARK"
    })
    void everySizeIsWholeAndAccessible(int width, ColorScheme scheme) {
        try (Window window = look(width, scheme)) {
            window.visit("").awaitText("h1", "down — database does not answer");
            window.assertNothingIsCutOff();
            window.assertWellSet();
            window.assertAccessible();
            window.picture("service-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            window.visit("?check=database").awaitText("h1", "database");
            window.awaitText(".facts", "critical");
            window.assertNothingIsCutOff();
            window.assertWellSet();
            window.assertAccessible();
            window.picture("check-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            window.visit("?wall").awaitText(".tiles", "payments-api");
            window.assertNothingIsCutOff();
            window.assertWellSet();
            window.assertAccessible();
            window.picture("wall-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            window.assertContained();
        }
    }

    @Test
    void verdictSaysWhatIsBrokenAndWhetherTrafficIsTakenAway() {
        try (Window window = look(1280, ColorScheme.LIGHT)) {
            window.visit("")
                    .awaitText(
                            "h1", "▼ down — database does not answer and 2 more do not pass; orders gets no traffic");
            window.awaitText(".more", "database (critical) timeout since");
            window.awaitText(".more", "Also: broker unknown, recommendations degraded. 3 of 6 checks up.");
            window.awaitText(".probes", "nothing restarts it");
            window.awaitText(".probes", "gets no traffic because of database and 2 more");
            assertThat(window.page.title()).isEqualTo("▼ down · orders");
            assertThat(window.page.locator("link[rel=icon]").getAttribute("href"))
                    .startsWith("data:image/svg+xml,");
            assertThat(window.page.locator(".checks tbody a").allInnerTexts())
                    .containsExactly("database", "broker", "recommendations", "cache", "payments-api", "disk");
        }
    }

    @Test
    void forcedColorsKeepEveryShape() {
        NewContextOptions options =
                new NewContextOptions().setForcedColors(ForcedColors.ACTIVE).setReducedMotion(ReducedMotion.REDUCE);
        try (Window window = CHROMIUM.open(orders, 1280, options)) {
            window.visit("").awaitText("h1", "▼ down");
            window.assertAccessible();
            window.picture("service-forced-colors");
            Locator bar = window.page.locator(".strip .bar.down").first();
            assertThat((boolean) bar.evaluate("bar => bar.getBBox().height > 0"
                            + " && getComputedStyle(bar).fill === getComputedStyle(document.body).color"))
                    .isTrue();
        }
    }

    @Test
    void nothingMoves() {
        NewContextOptions options = new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
        try (Window window = CHROMIUM.open(orders, 1280, options)) {
            window.visit("").awaitText("h1", "down");
            assertThat(window.page.evaluate("document.getAnimations().length")).isEqualTo(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void themeOfTheAddressWins(String theme) {
        ColorScheme other = theme.equals("dark") ? ColorScheme.LIGHT : ColorScheme.DARK;
        try (Window window = look(768, other)) {
            window.visit("?wall&theme=" + theme).awaitText("h1", "down");
            assertThat(window.page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
                    .isEqualTo(theme.equals("dark") ? "rgb(16, 20, 24)" : "rgb(255, 255, 255)");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200})
    void anyNumberOfChecksIsWhole(int count) throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.many(count));
                Window window = CHROMIUM.open(agent, 360, new NewContextOptions())) {
            window.visit("").awaitText("h1", "orders");
            assertThat(window.page.locator(".checks tbody tr").count()).isEqualTo(count);
            window.assertNothingIsCutOff();
            window.picture("service-of-" + count);
            window.page.setViewportSize(1920, 1080);
            window.visit("?wall").awaitText("h1", "orders");
            window.assertNothingIsCutOff();
            window.picture("wall-of-" + count);
            window.assertContained();
        }
    }

    @Test
    void hostileWordsStayWords() throws IOException {
        String script = "<img src=x onerror=alert(1)>";
        Reports reports = Reports.of("<script>alert(2)</script>", "down")
                .check(
                        script,
                        "down",
                        true,
                        "timeout",
                        "\"><svg onload=alert(3)> \u202e",
                        9,
                        Map.of(
                                "runbook",
                                "javascript:alert(4)",
                                "description",
                                "<iframe src=https://example.org></iframe>",
                                "labels",
                                Map.of("<style>*{display:none}</style>", "x"),
                                "details",
                                Map.of(script, List.of(script))))
                .check("w".repeat(63), "up", false, null, "x".repeat(2_000), 9, Map.of("display_name", "W".repeat(250)))
                .check(
                        "rtl",
                        "degraded",
                        true,
                        null,
                        "قاعدة البيانات لا تستجيب (timeout)",
                        9,
                        Map.of("display_name", "قاعدة البيانات: orders-db"));
        try (ScriptedAgent agent = ScriptedAgent.saying(reports);
                Window window = CHROMIUM.open(agent, 360, new NewContextOptions())) {
            window.visit("").awaitText("h1", script + " does not answer");
            window.awaitText(".checks .reason", "<svg onload=alert(3)>");
            window.assertNothingIsCutOff();
            window.assertAccessible();
            window.picture("hostile-360");
            window.page.locator(".checks a").first().click();
            window.awaitText(".about", "javascript:alert(4)");
            assertThat(window.page.locator(".about a").count()).isZero();
            assertThat(window.page
                            .locator("#app img, #app iframe, #app script, #app style")
                            .count())
                    .isZero();
            window.assertNothingIsCutOff();
            window.visit("?wall").awaitText(".tiles", script);
            window.assertNothingIsCutOff();
            window.assertContained();
        }
    }

    /** What the reader waits for after the data are there: 50 checks, from the parsed report to the painted frame. */
    @Test
    void fiftyChecksAreSoonPainted() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.many(50)).withoutEvents();
                Window window = CHROMIUM.open(agent)) {
            window.page.addInitScript(
                    "const json = Response.prototype.json; Response.prototype.json = async function () {"
                            + " const report = await json.call(this); window.arrived ??= performance.now(); requestAnimationFrame(() =>"
                            + " setTimeout(function painted() { document.querySelector('.checks tbody tr')"
                            + " ? window.painted ??= performance.now() : requestAnimationFrame(() => setTimeout(painted)) }));"
                            + " return report }");
            window.visit("").awaitText(".checks tbody", "shard-049");
            window.page.waitForCondition(() -> window.page.evaluate("window.painted ?? null") != null);
            double millis = ((Number) window.page.evaluate("painted - arrived")).doubleValue();
            System.out.printf("50 checks painted %.0f ms after their data%n", millis);
            assertThat(millis).as("what else the machine does decides").isLessThan(30_000);
        }
    }
}
