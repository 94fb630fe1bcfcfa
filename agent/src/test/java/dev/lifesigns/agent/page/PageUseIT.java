/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the page is used: by keyboard, with a token, from an address that somebody has sent. */
@Timeout(600)
class PageUseIT {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static String focused(Window window) {
        return (String) window.page.evaluate("document.activeElement.textContent || document.activeElement.id");
    }

    @Test
    void keyboardIsEnough() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders());
                Window window = CHROMIUM.open(agent, 1280, new NewContextOptions())) {
            window.visit("").awaitText("h1", "down");
            var keyboard = window.page.keyboard();
            keyboard.press("j");
            assertThat(focused(window)).isEqualTo("database");
            keyboard.press("j");
            keyboard.press("k");
            keyboard.press("j");
            assertThat(focused(window)).isEqualTo("broker");
            keyboard.press("Enter");
            window.awaitText(".facts", "not critical");
            assertThat(window.page.url()).endsWith("?check=broker");
            assertThat(window.page.title()).isEqualTo("? unknown · broker");
            keyboard.press("Escape");
            window.awaitText("h1", "database does not answer");
            keyboard.press("/");
            assertThat(focused(window)).isEqualTo("filter");
            keyboard.type("pay");
            window.awaitText(".checks tbody", "payments-api");
            assertThat(window.page.locator(".checks tbody tr").count()).isEqualTo(1);
            assertThat(window.page.url()).endsWith("?q=pay");
            keyboard.press("Escape");
            assertThat(window.page.locator(".checks tbody tr").count()).isEqualTo(6);
            keyboard.press("?");
            window.awaitText("dialog", "next or previous check");
            window.assertAccessible();
            keyboard.press("Escape");
            assertThat(window.page.locator("dialog").count()).isZero();
            window.assertContained();
        }
    }

    @Test
    void singleKeysCanBeSwitchedOff() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders());
                Window window = CHROMIUM.open(agent)) {
            window.visit("").awaitText("h1", "down");
            window.page.keyboard().press("?");
            window.page.getByLabel("Single keys work").uncheck();
            window.page.keyboard().press("Escape");
            window.page.keyboard().press("/");
            assertThat(focused(window)).isNotEqualTo("filter");
            window.page.reload();
            window.awaitText("h1", "down");
            window.page.keyboard().press("?");
            assertThat(window.page.locator("dialog").count()).isZero();
        }
    }

    @Test
    void filterIsInTheAddress() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.many(40));
                Window window = CHROMIUM.open(agent)) {
            window.visit("?q=status:down").awaitText("h1", "shard-000");
            assertThat(window.page.locator(".checks tbody tr").count()).isEqualTo(3);
            assertThat(window.page.locator("#filter").inputValue()).isEqualTo("status:down");
            window.page.locator(".chip[aria-pressed=true]").click();
            assertThat(window.page.locator(".checks tbody tr").count()).isEqualTo(40);
            assertThat(window.page.url()).endsWith("/health/page");
            window.page.locator("#filter").fill("nothing like this");
            window.awaitText(".none", "None of 40 checks matches.");
        }
    }

    @Test
    void tokenIsAskedForOnceAndKeptInTheTab() throws IOException {
        try (ScriptedAgent agent =
                        ScriptedAgent.saying(Reports.orders()).requiring("secret", "Bearer realm=\"health\"");
                Window window = CHROMIUM.open(agent, 360, new NewContextOptions())) {
            window.visit("").awaitText("h1", "Who is there?");
            assertThat(focused(window)).isEqualTo("token");
            window.assertAccessible();
            window.picture("login-360");
            window.page.keyboard().type("wrong");
            window.page.keyboard().press("Enter");
            window.awaitText(".wrong", "does not accept this token");
            window.assertAccessible();
            window.page.keyboard().type("secret");
            window.page.keyboard().press("Enter");
            window.awaitText("h1", "database");
            window.page.reload();
            window.awaitText("h1", "database");
            assertThat(window.page.url()).doesNotContain("secret");
            assertThat(window.page.evaluate("document.cookie + JSON.stringify(localStorage)"))
                    .isEqualTo("{}");
            window.page.getByText("Log out").click();
            window.awaitText("h1", "Who is there?");
            assertThat(window.page.evaluate("sessionStorage.length")).isEqualTo(0);
            window.assertContained();
        }
    }

    @Test
    void passwordsAreTheBrowsersBusiness() throws IOException {
        NewContextOptions options = new NewContextOptions().setHttpCredentials("operator", "password");
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders())
                        .requiring("secret", "Bearer realm=\"health\"", "Basic realm=\"health\"")
                        .acceptingBasic("operator", "password");
                Window window = CHROMIUM.open(agent, 1280, options)) {
            window.visit("").awaitText("h1", "Who is there?");
            window.page.getByText("Use a user name and password").click();
            window.awaitText("h1", "database");
            window.page.reload();
            window.awaitText("h1", "database");
            assertThat(window.page.evaluate("JSON.stringify(sessionStorage)").toString())
                    .doesNotContain("password");
        }
    }

    @Test
    void summaryIsPlainTextForAChat() throws IOException {
        NewContextOptions options =
                new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders());
                Window window = CHROMIUM.open(agent, 1280, options)) {
            window.visit("").awaitText("h1", "down");
            window.page.keyboard().press("c");
            window.awaitText(".share", "Copied");
            assertThat(window.page
                            .evaluate("navigator.clipboard.readText()")
                            .toString()
                            .lines())
                    .anyMatch(line -> line.matches("down since \\d\\d:\\d\\d:\\d\\d UTC: database does not answer"
                            + " and 2 more do not pass; orders gets no traffic"))
                    .anyMatch(line -> line.matches("- database \\(critical\\) down for \\d+ s, timeout: no answer from"
                            + " db.internal:5432 after 2000 ms"))
                    .contains(agent.origin() + "/health/page");
        }
    }

    @Test
    void unknownCheckIsNamed() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders());
                Window window = CHROMIUM.open(agent)) {
            window.visit("?check=<gone>").awaitText("h1", "No such check");
            window.awaitText("main", "There is no check <gone>.");
            window.page.getByText("All checks").click();
            window.awaitText("h1", "database");
        }
    }

    @Test
    void changeIsSeenOnceItIsAnnounced() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders());
                Window window = CHROMIUM.open(agent)) {
            window.visit("").awaitText("h1", "down");
            window.page.locator(".checks a").last().focus();
            agent.say(Reports.orders().check("disk", "down", false, "threshold", "1 MB left", 0));
            agent.send(
                    "transition",
                    "{\"at\":\"%s\",\"check\":\"disk\",\"from\":\"up\",\"to\":\"down\",\"error\":\"threshold\",\"message\":\"1 MB left\",\"lasted_ms\":9000}"
                            .formatted(Instant.now()));
            window.awaitText(".changes", "disk ▼ down");
            window.awaitText(".changes", "threshold: 1 MB left");
            assertThat(window.page.locator(".checks tbody a").allInnerTexts()).startsWith("database", "disk");
            assertThat(focused(window)).isEqualTo("disk");
        }
    }
}
