/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.http.HealthResponse.Header;
import dev.lifesigns.testkit.Behavior;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalRequestTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Orders orders = Orders.running(HealthEndpoint.Builder::noRateLimit);

    @org.junit.jupiter.api.AfterEach
    void close() {
        orders.close();
    }

    private String tag(String target) {
        return String.valueOf(orders.getDetailed(target).header("ETag"));
    }

    private CompletableFuture<HealthResponse> wait(String target, String tag, String prefer) {
        return orders.endpoint
                .handle(TestRequest.get(target)
                        .with("If-None-Match", tag)
                        .with("Prefer", prefer)
                        .with("Authorization", "Bearer " + Orders.TOKEN))
                .toCompletableFuture();
    }

    @Test
    void tagStaysWhenOnlyALatencyChanges() {
        String before = tag("/health/ready");
        String body = orders.get("/health/ready").bodyText();
        orders.database.setBehavior(Behavior.after(Duration.ofMillis(9), Behavior.up()));
        orders.time.advance(PERIOD);

        assertThat(orders.get("/health/ready").bodyText()).isNotEqualTo(body).contains("\"latency_ms\":9");
        assertThat(tag("/health/ready")).isEqualTo(before).matches("W/\"[0-9a-f]{16}\"");
    }

    @Test
    void tagChangesWithAStatusAndWithTheKindOfAnError() {
        String degraded = tag("/health/ready");
        orders.recommendations.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "refused"));
        orders.time.advance(PERIOD);
        String unreachable = tag("/health/ready");
        orders.database.setBehavior(Behavior.degraded("slow"));
        orders.time.advance(PERIOD);

        assertThat(List.of(degraded, unreachable, tag("/health/ready"))).doesNotHaveDuplicates();
    }

    @Test
    void tagDependsOnWhatIsInTheAnswerOnly() {
        String live = tag("/health/live");
        String check = tag("/health/checks/database");
        String detailed = tag("/health/detailed");
        orders.recommendations.setBehavior(Behavior.up());
        orders.time.advance(PERIOD);

        assertThat(tag("/health/live")).isEqualTo(live);
        assertThat(tag("/health/checks/database")).isEqualTo(check);
        assertThat(tag("/health/detailed")).isNotEqualTo(detailed);
    }

    @Test
    void everyDialectAndAudienceHasItsOwnTag() {
        List<String> tags = new ArrayList<>();
        for (Dialect dialect : Dialects.FORMATS) {
            tags.add(tag("/health/ready?format=" + dialect.name()));
            tags.add(tag("/health/detailed?format=" + dialect.name()));
        }
        assertThat(tags).doesNotHaveDuplicates();
    }

    @Test
    void theDetailedTagDiffersBetweenStagesOfLife() {
        try (Orders unstarted = new Orders()) {
            String before =
                    String.valueOf(unstarted.getDetailed("/health/detailed").header("ETag"));
            unstarted.health.start();

            assertThat(unstarted.getDetailed("/health/ready").bodyText()).contains("starting");
            assertThat(unstarted.getDetailed("/health/detailed").header("ETag")).isNotEqualTo(before);
        }
    }

    @Test
    void theDetailedTagChangesWithAnyProbe() {
        try (Orders leaving = new Orders()) {
            leaving.health.start();
            leaving.time.advance(PERIOD);
            leaving.health.drain();
            String before =
                    String.valueOf(leaving.getDetailed("/health/detailed").header("ETag"));
            leaving.health.startupTask("warm-up").complete();

            assertThat(leaving.getDetailed("/health/startup").bodyText()).contains("up");
            assertThat(leaving.getDetailed("/health/detailed").header("ETag")).isNotEqualTo(before);
        }
    }

    /** Between two releases of a program, whose clients keep their tags. */
    @Test
    void theDetailedTagDiffersBetweenProbesOfOtherNames() {
        List<String> tags = new ArrayList<>();
        for (String probe : List.of("reports", "exports")) {
            try (HealthChecker health = HealthChecker.builder().probe(probe).build()) {
                HealthEndpoint endpoint = HealthEndpoint.builder(health)
                        .bearerTokens(Orders.TOKEN_HASH)
                        .build();
                tags.add(Orders.answered(endpoint.handle(TestRequest.get("/health/detailed")
                                        .with("Authorization", "Bearer " + Orders.TOKEN))
                                .toCompletableFuture())
                        .header("ETag"));
            }
        }
        assertThat(tags).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void aMatchingTagIs304WithoutABody() {
        HealthResponse answer =
                orders.ask(TestRequest.get("/health/ready").with("If-None-Match", tag("/health/ready")));

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.bodyLength()).isZero();
        assertThat(answer.headers())
                .map(Header::name)
                .contains("ETag", "Cache-Control")
                .doesNotContain("Content-Type");
        assertThat(answer.header("ETag")).isEqualTo(tag("/health/ready"));
    }

    @Test
    void aFailingProbeIs304TooIfTheClientKnowsIt() {
        orders.health.drain();

        assertThat(orders.ask(TestRequest.get("/health/ready").with("If-None-Match", tag("/health/ready")))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void listsStrongFormsAndStarsMatch() {
        String tag = tag("/health/ready");
        String strong = tag.substring(2);
        for (String header :
                List.of(strong, "\"a,b\", " + tag, "W/\"x\"," + strong + ",\"y\"", " *", "*", ",," + tag)) {
            assertThat(EntityTag.matches(header, tag)).as(header).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "W/",
                "\"",
                "W/\"",
                "0123456789abcdef",
                "\"0123\"",
                "**",
                "*,\"x\"",
                "w/\"0123456789abcdef\"",
                "x \"0123456789abcdef\""
            })
    void othersDoNot(String header) {
        assertThat(EntityTag.matches(header, "W/\"0123456789abcdef\"")).isFalse();
    }

    @Test
    void aWaitingRequestIsAnsweredWhenItsStatusChanges() {
        CompletableFuture<HealthResponse> reply = wait("/health/ready", tag("/health/ready"), "wait=30");
        assertThat(reply).isNotDone();
        orders.time.advance(Duration.ofSeconds(5));
        assertThat(reply).isNotDone();
        orders.health.drain();
        orders.time.settle();

        assertThat(Orders.answered(reply).status()).isEqualTo(503);
        assertThat(Orders.answered(reply).bodyText()).contains("draining");
        assertThat(Orders.answered(reply).header("Preference-Applied")).isEqualTo("wait=30");
    }

    @Test
    void aWaitingRequestIsNotDisturbedByOtherNews() {
        CompletableFuture<HealthResponse> reply =
                wait("/health/checks/database", tag("/health/checks/database"), "wait=40");
        for (int i = 0; i < 3; i++) {
            orders.recommendations.setBehavior(i % 2 == 0 ? Behavior.up() : Orders.recommendationsDown());
            orders.time.advance(PERIOD);
            assertThat(reply).isNotDone();
        }
        orders.database.setBehavior(Behavior.degraded("slow"));
        orders.time.advance(PERIOD);

        assertThat(Orders.answered(reply).bodyText()).startsWith("{\"status\":\"degraded\"");
    }

    @Test
    void aWaitingRequestIs304WhenItsTimeHasPassed() {
        CompletableFuture<HealthResponse> reply =
                wait("/health/live", tag("/health/live"), "respond-async, wait=\"7\"");
        orders.time.advance(Duration.ofMillis(6_999));
        assertThat(reply).isNotDone();
        orders.time.advance(Duration.ofMillis(1));

        assertThat(Orders.answered(reply).status()).isEqualTo(304);
        assertThat(Orders.answered(reply).header("Preference-Applied")).isEqualTo("wait=7");
    }

    @Test
    void nobodyWaitsLongerThanAMinute() {
        CompletableFuture<HealthResponse> reply =
                wait("/health/live", tag("/health/live"), "wait=99999999999999999999");
        orders.time.advance(Duration.ofSeconds(60));

        assertThat(Orders.answered(reply).header("Preference-Applied")).isEqualTo("wait=60");
    }

    @Test
    void newsIsSentAtOnceHoweverLongTheClientWouldWait() {
        HealthResponse answer = Orders.answered(wait("/health/ready", "\"old\"", "wait=60"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotSayWhatItKnowsDoesNotWait() {
        assertThat(orders.ask(TestRequest.get("/health/ready").with("Prefer", "wait=60"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "wait=", "wait=-1", "wait=1s", "await=5", "wait=0", "x=\"wait=5\"", "wait=5x,"})
    void otherPreferencesAreIgnored(String prefer) {
        assertThat(WaitPreference.seconds(prefer)).isZero();
        assertThat(Orders.answered(wait("/health/live", tag("/health/live"), prefer))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void anOverlongPreferenceIsIgnored() {
        assertThat(WaitPreference.seconds("wait=5," + "x".repeat(1_017))).isEqualTo(5);
        assertThat(WaitPreference.seconds("wait=5," + "x".repeat(1_018))).isZero();
    }

    private CompletableFuture<HealthResponse> waitFrom(String client) {
        return orders.endpoint
                .handle(TestRequest.get("/health/live")
                        .with("If-None-Match", tag("/health/live"))
                        .with("Prefer", "wait=60")
                        .from(client))
                .toCompletableFuture();
    }

    private List<CompletableFuture<HealthResponse>> hold(int waits, String client) {
        return Stream.generate(() -> waitFrom(client)).limit(waits).toList();
    }

    @Test
    void oneClientHoldsAHundredWaitsAndOneMoreDoesNotWait() {
        assertThat(hold(100, "192.0.2.1")).noneMatch(CompletableFuture::isDone);
        HealthResponse refused = Orders.answered(waitFrom("192.0.2.1"));

        assertThat(refused.status()).isEqualTo(304);
        assertThat(refused.header("Preference-Applied")).isNull();
        assertThat(waitFrom("192.0.2.2")).isNotDone();
    }

    @Test
    void anIpv6ClientHoldsNoMoreFromAllItsAddresses() {
        for (int i = 0; i < 100; i++) {
            assertThat(waitFrom("2001:db8::" + Integer.toHexString(i))).isNotDone();
        }
        assertThat(waitFrom("2001:db8::ffff")).isDone();
        assertThat(waitFrom("2001:db8:0:1::1")).isNotDone();
    }

    @Test
    void whenAllPlacesAreTakenANewcomerGetsTheOldestOfWhoHoldsMost() {
        List<CompletableFuture<HealthResponse>> others = new ArrayList<>();
        List<CompletableFuture<HealthResponse>> most = hold(91, "192.0.2.200");
        for (int client = 1; client <= 101; client++) {
            others.addAll(hold(9, "192.0.2." + client));
        }
        assertThat(others).hasSize(909).noneMatch(CompletableFuture::isDone);
        CompletableFuture<HealthResponse> newcomer = waitFrom("192.0.2.201");

        assertThat(newcomer).isNotDone();
        assertThat(Orders.answered(most.get(0)).status()).isEqualTo(304);
        assertThat(Orders.answered(most.get(0)).header("Preference-Applied")).isNull();
        assertThat(most.subList(1, 91)).noneMatch(CompletableFuture::isDone);
        assertThat(others).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void whoHoldsAsMuchAsAnybodyTakesNobodysPlace() {
        for (int client = 1; client <= 10; client++) {
            hold(100, "192.0.2." + client);
        }
        assertThat(waitFrom("192.0.2.1")).isDone();
    }

    @Test
    void aWaitIsFreeAtOnceWhenItsClientHasLeft() {
        List<CompletableFuture<HealthResponse>> held = hold(100, "192.0.2.1");
        assertThat(waitFrom("192.0.2.1")).isDone();
        assertThat(held.get(40).cancel(false)).isTrue();

        assertThat(waitFrom("192.0.2.1")).isNotDone();
        assertThat(waitFrom("192.0.2.1")).isDone();
    }

    /** In the engine too: otherwise those who have left would keep others from waiting for a minute. */
    @Test
    void thousandsWhoComeAndLeaveKeepNobodyFromWaiting() {
        for (int i = 0; i < 3_000; i++) {
            waitFrom("192.0.2." + i % 200).cancel(false);
        }
        assertThat(waitFrom("192.0.2.201")).isNotDone();
        CompletableFuture<HealthSnapshot> application = orders.health
                .changed(orders.health.snapshot(), Duration.ofSeconds(60))
                .toCompletableFuture();
        assertThat(application).isNotDone();
    }

    @Test
    void whoIsAnsweredMakesRoom() {
        List<CompletableFuture<HealthResponse>> held = hold(100, "192.0.2.1");
        orders.time.advance(Duration.ofSeconds(61));

        assertThat(held).allMatch(CompletableFuture::isDone);
        assertThat(waitFrom("192.0.2.1")).isNotDone();
    }

    /** The application itself waits for news as well, and its places are not ours. */
    @Test
    void aClientThatCouldNotWaitGetsNoSignOfHavingWaited() {
        for (int i = 0; i < 1_000; i++) {
            orders.health.changed(orders.health.snapshot(), Duration.ofSeconds(60));
        }
        HealthResponse refused = Orders.answered(waitFrom("192.0.2.1"));

        assertThat(refused.status()).isEqualTo(304);
        assertThat(refused.header("Preference-Applied")).isNull();
        assertThat(hold(100, "192.0.2.1")).allMatch(CompletableFuture::isDone);
    }

    @Test
    void waitingAndClosingDoNotHang() {
        CompletableFuture<HealthResponse> reply = wait("/health/live", tag("/health/live"), "wait=60");
        orders.health.close();
        orders.time.settle();

        assertThat(Orders.answered(reply).status()).isEqualTo(304);
    }
}
