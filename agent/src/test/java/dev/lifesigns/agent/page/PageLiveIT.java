/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ServiceInfo;
import dev.lifesigns.agent.page.Window.Size;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.netty.HealthServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page knows of time: it is live, or says that it is not, and hours of it leave nothing behind. */
@Timeout(900)
class PageLiveIT {
    private static final int EVENTS = 10_000;
    private static final int STEP_MILLIS = 30 * 60_000;
    private static final int STEPS_OF_A_DAY = 24 * 2;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static String transition(String check, String from, String to) {
        return "{\"at\":\"%s\",\"check\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"lasted_ms\":1000}"
                .formatted(Instant.now(), check, from, to);
    }

    @Test
    void silenceIsSaidAndLooksGrey() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders());
                Window window = CHROMIUM.open(agent)) {
            window.page.clock().install(new Clock.InstallOptions().setTime(System.currentTimeMillis()));
            window.visit("").awaitText(".live", "● live");
            long now = ((Number) window.page.evaluate("Date.now()")).longValue();
            window.page.clock().pauseAt(now + 1_000);
            agent.fallSilent(true);
            agent.send("transition", transition("cache", "up", "degraded"));
            awaitWithTime(window, ".changes", "cache ◆ degraded");
            window.page.clock().runFor(11_000);
            window.awaitText(".live", "● live");
            window.page.clock().runFor(3_000);
            window.awaitText(".live", "○ not live");
            window.awaitText(".alarm", "Not live: these data are");
            assertThat(window.page.title()).isEqualTo("– down, not live · orders");
            assertThat(window.page.evaluate("getComputedStyle(document.querySelector('.place')).filter"))
                    .isEqualTo("grayscale(1)");
            window.page.clock().resume();
            window.assertAccessible();
            window.picture("not-live-1280");
            agent.fallSilent(false);
            window.awaitText(".live", "● live");
            assertThat(window.page.locator(".alarm").textContent()).isEmpty();
            window.assertContained();
        }
    }

    /** Time passes in steps until an element has that text: what the page waits for comes in real time. */
    private static void awaitWithTime(Window window, String selector, String text) {
        window.page.waitForCondition(() -> {
            window.page.clock().runFor(10);
            return window.page.locator(selector).innerText().contains(text);
        });
    }

    @Test
    void streamThatIsCutContinues() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders());
                Window window = CHROMIUM.open(agent)) {
            window.visit("").awaitText(".live", "● live");
            agent.cut();
            window.page.waitForCondition(() -> agent.connected() == 2);
            agent.send("transition", transition("cache", "up", "down"));
            window.awaitText(".changes", "cache ▼ down");
            window.assertContained();
        }
    }

    @Test
    void withoutEventsItAsksAndWaits() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders()).withoutEvents();
                Window window = CHROMIUM.open(agent)) {
            window.visit("").awaitText("h1", "down — database");
            agent.say(Reports.of("orders", "up").check("database", "up", true, null, null, 1));
            window.awaitText("h1", "up — its check passes; orders gets traffic");
            window.awaitText(".changes", "readiness ▲ up");
            window.assertContained();
        }
    }

    @Test
    void realAgentIsFollowed() {
        AtomicReference<CheckResult> result = new AtomicReference<>(CheckResult.up());
        try (HealthChecker health = HealthChecker.builder()
                .service(ServiceInfo.of("orders", "1.4.2", "orders-7d9f"))
                .check(
                        "database",
                        deadline -> result.get(),
                        policy -> policy.period(java.time.Duration.ofMillis(100))
                                .timeout(java.time.Duration.ofMillis(90)))
                .build()) {
            HealthEndpoint.Builder endpoint = HealthEndpoint.builder(health)
                    .bearerTokens("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
            Page.addTo(endpoint, "/health");
            health.start();
            try (HealthServer server = HealthServer.start(
                            endpoint.build(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                    Window window =
                            CHROMIUM.open("http://127.0.0.1:" + server.address().getPort())) {
                window.visit("").awaitText("h1", "Who is there?");
                window.page.keyboard().type("test");
                window.page.keyboard().press("Enter");
                window.awaitText("h1", "▲ up — its check passes; orders gets traffic");
                result.set(CheckResult.down("no answer"));
                window.awaitText("h1", "▼ down — database fails; orders gets no traffic");
                window.awaitText(".checks .reason", "failed: no answer");
                result.set(CheckResult.up());
                window.awaitText("h1", "▲ up");
                window.assertContained();
            }
        }
    }

    @Test
    void tenThousandEventsLeaveNothingBehind() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders());
                Window window = CHROMIUM.open(agent)) {
            window.visit("").awaitText(".live", "● live");
            flap(agent, window, EVENTS / 10);
            Size before = window.size();
            flap(agent, window, EVENTS);
            window.assertHardlyMoreThan(before);
            window.assertContained();
        }
    }

    private static void flap(ScriptedAgent agent, Window window, int events) {
        for (int i = 0; i < events; i++) {
            agent.send(
                    "transition", i % 2 == 0 ? transition("cache", "up", "down") : transition("cache", "down", "up"));
        }
        agent.send("transition", transition("disk", "up", "degraded"));
        window.awaitText(".changes", "disk ◆ degraded");
        agent.send("transition", transition("disk", "degraded", "up"));
        window.awaitText(".changes", "disk ▲ up");
    }

    /** A laptop that sleeps and wakes: after each pause it is not live, connects again, and sees what happened. */
    @Test
    void dayLeavesNothingBehind() throws IOException {
        try (ScriptedAgent agent = ScriptedAgent.saying(Reports.orders());
                Window window = CHROMIUM.open(agent)) {
            window.page.clock().install(new Clock.InstallOptions().setTime(System.currentTimeMillis()));
            window.visit("").awaitText(".live", "● live");
            pause(agent, window, 1);
            Size before = window.size();
            for (int step = 2; step <= STEPS_OF_A_DAY; step++) {
                pause(agent, window, step);
            }
            window.assertHardlyMoreThan(before);
            window.assertContained();
        }
    }

    private static void pause(ScriptedAgent agent, Window window, int step) {
        String[] statuses = {"up", "down"};
        int before = agent.connected();
        window.page.clock().fastForward(STEP_MILLIS);
        window.page.clock().fastForward(31_000);
        window.page.waitForCondition(() -> agent.connected() > before);
        agent.say(Reports.orders().check("cache", statuses[step % 2], true, null, null, 0));
        agent.send("transition", transition("cache", statuses[(step + 1) % 2], statuses[step % 2]));
        window.awaitText("tr:has(bdi:text-is('cache')) .state", statuses[step % 2]);
        window.awaitText(".live", "● live");
    }
}
