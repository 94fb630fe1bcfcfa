/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The histories and the time of the response in the detailed view. */
class HistoryJsonTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck check = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(HealthChecker.builder().check("it", check));
    private final HealthEndpoint endpoint = HealthEndpoint.builder(health)
            .bearerTokens(Orders.TOKEN_HASH)
            .noRateLimit()
            .nanoClock(() -> time.elapsed().toNanos())
            .wallClock(time::now)
            .build();

    @AfterEach
    void close() {
        health.close();
        time.close();
    }

    private HealthResponse ask(TestRequest request) {
        return Orders.answered(
                endpoint.handle(request.with("Authorization", "Bearer test")).toCompletableFuture());
    }

    private HealthResponse ask() {
        return ask(TestRequest.get("/health/detailed"));
    }

    private JsonNode history(String name) {
        return new JsonMapper().readTree(ask().bodyText()).at("/checks/it/" + name);
    }

    private void run(Behavior behavior, Duration duration) {
        check.setBehavior(behavior);
        time.advance(duration);
    }

    @Test
    void sharesAreThoseOfTheHalfHour() {
        health.start();
        run(Behavior.up(), Duration.ofMinutes(30));
        run(Behavior.down(ErrorKind.UNREACHABLE, "it is gone"), Duration.ofMinutes(3));
        run(Behavior.up(), Duration.ofMinutes(12));

        JsonNode history = history("status_history");

        assertThat(history.get("start").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(history.get("interval_s").asInt()).isEqualTo(1_800);
        assertThat(history.get("up").size()).isEqualTo(2);
        assertThat(history.get("up").get(0).asDouble()).isEqualTo(1);
        assertThat(history.get("up").get(1).asDouble()).isBetween(0.39, 0.41);
        assertThat(history.get("down").get(0).asDouble()).isZero();
        assertThat(history.get("down").get(1).asDouble()).isBetween(0.095, 0.105);
        assertThat(history.has("degraded")).isFalse();
    }

    @Test
    void evenTheShortestOutageIsShown() {
        health.start();
        time.advance(Duration.ofMinutes(35));
        check.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "it is gone"));
        health.runAll(Duration.ofSeconds(1));
        check.setBehavior(Behavior.after(Duration.ofMillis(1), Behavior.up()));
        health.runAll(Duration.ofSeconds(1));

        assertThat(ask().bodyText()).contains("\"down\":[0,0.0001]");
    }

    @Test
    void minutesWithoutRunsAreNull() {
        health.start();
        run(Behavior.after(Duration.ofMillis(12), Behavior.up()), Duration.ofMinutes(1));
        time.freeze(Duration.ofMinutes(2));
        time.advance(Duration.ofSeconds(30));

        JsonNode history = history("latency_history");

        assertThat(history.get("interval_s").asInt()).isEqualTo(60);
        assertThat(history.get("p50_ms").toString()).isEqualTo("[12,null,null,12]");
        assertThat(history.get("p99_ms").toString()).isEqualTo("[12,null,null,12]");
    }

    @Test
    void theTimeOfTheResponseIsShownAndNothingElseChanges() {
        health.start();
        time.advance(Duration.ofSeconds(1));
        HealthResponse first = ask();
        time.freeze(Duration.ofMillis(3_250));
        HealthResponse second = ask();

        assertThat(first.bodyText())
                .startsWith("{\"status\":\"up\",\"server_time\":\"2026-01-01T00:00:01.000Z\",\"as_of\":");
        assertThat(second.bodyText())
                .startsWith("{\"status\":\"up\",\"server_time\":\"2026-01-01T00:00:04.250Z\",\"as_of\":");
        assertThat(second.bodyText().replace("04.250", "01.000")).isEqualTo(first.bodyText());
        assertThat(second.headers()).isEqualTo(first.headers());
        assertThat(ask().bodyText()).isEqualTo(second.bodyText());
    }

    @Test
    void theTagDoesNotChangeWithTheHistory() {
        health.start();
        time.advance(Duration.ofSeconds(1));
        String tag = ask().header("ETag");
        time.advance(Duration.ofHours(2));
        assertThat(ask(TestRequest.get("/health/detailed").with("If-None-Match", tag))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void aRequestThatWaitedShowsWhenItWasAnswered() {
        health.start();
        time.advance(Duration.ofSeconds(1));
        String tag = ask().header("ETag");
        var answer = endpoint.handle(TestRequest.get("/health/detailed")
                        .with("Authorization", "Bearer test")
                        .with("If-None-Match", tag)
                        .with("Prefer", "wait=60"))
                .toCompletableFuture();
        run(Behavior.down(ErrorKind.UNREACHABLE, "it is gone"), Duration.ofSeconds(20));

        assertThat(Orders.answered(answer).bodyText())
                .contains("\"server_time\":\"2026-01-01T00:00:")
                .doesNotContain("\"server_time\":\"2026-01-01T00:00:01.000Z\"");
    }

    /** All half hours with two statuses, and all minutes with runs. */
    @Test
    void aDayOfAnUnsteadyCheckTakesTwoThousandBytes() {
        health.start();
        for (int halfHour = 0; halfHour < 50; halfHour++) {
            run(Behavior.after(Duration.ofNanos(12_340_000), Behavior.up()), Duration.ofMinutes(27));
            run(
                    Behavior.after(Duration.ofNanos(98_760_000), Behavior.down(ErrorKind.UNREACHABLE, "it is gone")),
                    Duration.ofMinutes(3));
        }
        String statuses = history("status_history").toString();
        String latencies = history("latency_history").toString();

        assertThat(history("latency_history").get("p50_ms").size()).isEqualTo(60);
        assertThat(history("status_history").get("down").size()).isEqualTo(48);
        assertThat(statuses.length() + latencies.length()).isLessThan(2_000);
    }

    @Test
    void strangersSeeNeither() {
        health.start();
        time.advance(Duration.ofMinutes(2));
        for (String path : new String[] {"/health", "/health/ready", "/health/checks/it", "/health/probes/readiness"}) {
            assertThat(ask(TestRequest.get(path)).bodyText()).doesNotContain("history", "server_time");
        }
    }
}
