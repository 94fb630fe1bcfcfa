/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the readers of events get, and who may read them. */
class EventsTest {
    private final Orders orders = Orders.running();

    @AfterEach
    void close() {
        orders.close();
    }

    @Test
    void startsWithEverythingThatTheDetailedViewShows() {
        EventClient client = EventClient.of(orders);

        assertThat(client.news())
                .matches("retry: 3000\n\nid: [0-9a-f]+-0\nevent: state\ndata: \\{.*}\n\n")
                .contains("\ndata: " + orders.getDetailed("/health/detailed").bodyText() + "\n\n");
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void theStateShowsTheTimeAtWhichItIsSent() {
        EventClient first = EventClient.of(orders);
        orders.time.advance(Duration.ofMillis(1));
        EventClient second = EventClient.of(orders);

        assertThat(first.news()).contains("\"server_time\":\"2026-01-01T00:00:01.000Z\"");
        assertThat(second.news()).contains("\"server_time\":\"2026-01-01T00:00:01.001Z\"");
    }

    @Test
    void aTransitionOfACheckAndOneOfItsProbeFollow() {
        EventClient client = EventClient.of(orders);
        String process = client.lastId().replaceAll("-.*", "");
        client.news();
        orders.database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "connection refused"));
        orders.health.runAll(Duration.ofMillis(1));

        assertThat(client.events())
                .containsExactly(
                        "id: " + process + "-1\nevent: transition\ndata: {\"at\":\"2026-01-01T00:00:01Z\","
                                + "\"check\":\"database\",\"from\":\"up\",\"to\":\"down\",\"error\":\"unreachable\","
                                + "\"message\":\"connection refused\",\"lasted_ms\":998.73}\n\n",
                        "id: " + process + "-2\nevent: transition\ndata: {\"at\":\"2026-01-01T00:00:01Z\","
                                + "\"probe\":\"readiness\",\"from\":\"degraded\",\"to\":\"down\",\"lasted_ms\":498.98}\n\n");
    }

    @Test
    void secretsAreRedactedAsInTheDetailedView() {
        EventClient client = EventClient.of(orders);
        orders.database.setBehavior(Behavior.down(ErrorKind.FAILED, "password=hunter2 was wrong"));
        orders.health.runAll(Duration.ofMillis(1));

        assertThat(client.news()).contains("password=***").doesNotContain("hunter2");
    }

    @Test
    void aCommentComesEveryFiveSeconds() {
        EventClient client = EventClient.of(orders);
        orders.time.advance(Duration.ofSeconds(3));
        client.news();

        orders.time.advance(Duration.ofSeconds(15));
        assertThat(client.news()).isEqualTo(":\n\n".repeat(3));
    }

    @Test
    void aReaderThatConnectsAgainGetsWhatItHasMissedAndNoState() {
        EventClient first = EventClient.of(orders);
        EventClient.transition(orders, 1);
        String seen = first.lastId();
        first.disconnect();
        EventClient.transition(orders, 2);

        EventClient again = EventClient.of(orders, seen);

        assertThat(seen).endsWith("-2");
        assertThat(again.events()).hasSize(5).first().isEqualTo("retry: 3000\n\n");
        assertThat(again.events().get(1)).contains("-3\n", "\"to\":\"up\"");
        assertThat(again.lastId()).endsWith("-6");
    }

    @Test
    void aReaderThatHasMissedNothingContinues() {
        EventClient first = EventClient.of(orders);
        first.disconnect();

        EventClient again = EventClient.of(orders, first.lastId());
        assertThat(again.news()).isEqualTo("retry: 3000\n\n");

        EventClient.transition(orders, 1);
        assertThat(again.lastId()).endsWith("-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-",
                "0-0",
                "abcdef012345-0",
                "%s",
                "%s-",
                "%s-1",
                "%s--1",
                "%s-+0",
                "%s-٠",
                "%s-0x",
                "%s-99999999999999999999999999"
            })
    void anIdThatIsNotOneOfMemoryStartsWithTheState(String id) {
        String process = EventClient.of(orders).lastId().replaceAll("-.*", "");

        assertThat(EventClient.of(orders, id.formatted(process)).news()).contains("event: state\n");
    }

    @Test
    void aReaderThatMissedMoreThanMemoryHoldsStartsWithTheState() {
        EventClient first = EventClient.of(orders);
        String start = first.lastId();
        EventClient.transition(orders, EventLog.CAPACITY / 2);
        EventClient still = EventClient.of(orders, start);
        EventClient.transition(orders, 1);

        EventClient late = EventClient.of(orders, start);

        assertThat(still.events())
                .hasSize(1 + EventLog.CAPACITY + 2)
                .noneMatch(event -> event.contains("event: state"));
        assertThat(late.events()).hasSize(2).anyMatch(event -> event.contains("event: state"));
    }

    @Test
    void theEndOfTheCheckerIsTheLastEvent() {
        EventClient client = EventClient.of(orders);
        orders.health.drain();
        orders.time.settle();
        assertThat(client.events()).last().asString().contains("\"to\":\"draining\"");

        orders.health.close();
        orders.time.settle();

        assertThat(client.news()).endsWith("event: end\ndata: {}\n\n");
        assertThat(client.ends).isEqualTo(1);
        assertThat(client.error).isNull();
    }

    @Test
    void aReaderThatComesAfterTheEndGetsTheStateAndTheEnd() {
        orders.health.close();

        EventClient client = EventClient.of(orders);

        assertThat(client.events()).hasSize(3).last().isEqualTo("event: end\ndata: {}\n\n");
        assertThat(client.ends).isEqualTo(1);
    }

    @Test
    void theEndIsKnownAtOnceIfNobodyReads() {
        assertThat(orders.endpoint.endEvents().toCompletableFuture()).isCompleted();
        EventClient client = EventClient.of(orders);
        assertThat(client.ends).isEqualTo(1);
    }

    @Test
    void theEndIsKnownWhenEachReaderHasGotIt() {
        EventClient quick = EventClient.of(orders);
        EventClient slow = EventClient.silent(orders);

        var ended = orders.endpoint.endEvents().toCompletableFuture();
        orders.time.settle();
        assertThat(quick.ends).isEqualTo(1);
        assertThat(ended).isNotDone();

        slow.read();
        orders.time.settle();
        assertThat(slow.events()).last().isEqualTo("event: end\ndata: {}\n\n");
        assertThat(slow.ends).isEqualTo(1);
        assertThat(ended).isCompleted();
    }

    @Test
    void theHeadersSayThatNobodyMayKeepAnything() {
        HealthResponse response = EventClient.open(orders, null);

        assertThat(response.header("Content-Type")).isEqualTo("text/event-stream;charset=utf-8");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(response.header("Content-Length")).isNull();
        assertThat(response.bodyLength()).isZero();
    }

    @Test
    void headShowsTheHeadersAlone() {
        HealthResponse response = orders.ask(EventClient.request("HEAD").streaming());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.stream()).isNull();
        assertThat(response.headers()).isEqualTo(EventClient.open(orders, null).headers());
    }

    @Test
    void otherMethodsAre405() {
        HealthResponse response = orders.ask(EventClient.request("POST").streaming());

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void aServerThatCannotStreamIs501() {
        HealthResponse response = orders.ask(EventClient.request("GET"));

        assertThat(response.status()).isEqualTo(501);
        assertThat(response.bodyText()).isEqualTo("{\"title\":\"Not Implemented\",\"status\":501}");
        assertThat(response.stream()).isNull();
    }

    @Test
    void whoMayNotSeeDetailsIsRefused() {
        HealthResponse anonymous = orders.ask(TestRequest.get("/health/events").streaming());
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"health\"");

        assertThat(orders.ask(TestRequest.get("/health/events")).status())
                .as("whether it can stream is nobody's business before that")
                .isEqualTo(401);
    }

    @Test
    void whereNobodyCanBeAuthenticatedThereAreNone() {
        orders.endpoint = HealthEndpoint.builder(orders.health).build();

        assertThat(orders.ask(EventClient.request("GET").streaming()).status()).isEqualTo(404);
    }

    @Test
    void theRateLimitApplies() {
        orders.endpoint = orders.endpoint(builder -> builder.rateLimit(1, 1));
        HealthRequest request = EventClient.request("GET").from("192.0.2.1").streaming();

        assertThat(orders.ask(request).status()).isEqualTo(200);
        assertThat(orders.ask(request).status()).isEqualTo(429);
    }

    @Test
    void theirPathIsBelowTheBasePathAndTaken() {
        orders.endpoint = orders.endpoint(builder -> builder.basePath("/internal"));
        HealthChecker health = orders.health;

        assertThat(orders.ask(EventClient.request("GET").streaming()).status()).isEqualTo(404);
        assertThat(orders.endpoint.owns("/internal/events")).isTrue();
        assertThat(catchThrowable(() -> HealthEndpoint.builder(health)
                        .path("/health/events", "readiness")
                        .build()))
                .hasMessage("path: '/health/events' (expected: a path that is not in use;"
                        + " the endpoint itself responds there, and basePath moves it)");
    }

    @Test
    void aLargeStateComesInParts() {
        for (int i = 0; i < 60; i++) {
            orders.health.add("extra-" + i, deadline -> CheckResult.up());
        }
        orders.health.runAll(Duration.ofSeconds(1));
        EventClient client = EventClient.of(orders);

        assertThat(client.parts()).hasSizeGreaterThan(4).allMatch(bytes -> bytes <= EventReader.PART_BYTES);
        assertThat(client.news())
                .contains("\ndata: " + orders.getDetailed("/health/detailed").bodyText() + "\n\n");
    }
}
