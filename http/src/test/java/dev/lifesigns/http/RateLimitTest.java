/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckSchedule;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final TestRequest ASK = TestRequest.get("/health/ready");

    private static final CidrSet PROXIES = CidrSet.parse("trustedProxies", Set.of("10.0.0.0/8", "127.0.0.9"));

    private final AtomicLong nanos = new AtomicLong();

    private RateLimiter limiter(RateLimit limit) {
        return new RateLimiter(limit, false, nanos::get);
    }

    private static int passed(RateLimiter limiter, TestRequest request, int times) {
        int passed = 0;
        for (int i = 0; i < times; i++) {
            passed += limiter.exceeded(new ClientAddress(PROXIES).of(request)) ? 0 : 1;
        }
        return passed;
    }

    @Test
    void aClientGetsItsBurstAndThenItsRate() {
        RateLimiter limiter = limiter(RateLimit.DEFAULT);
        TestRequest client = ASK.from("192.0.2.1");

        assertThat(passed(limiter, client, 150)).isEqualTo(100);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(passed(limiter, client, 150)).isEqualTo(50);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(passed(limiter, client, 150)).isEqualTo(100);
    }

    @Test
    void overTheLimitIs429WithRetryAfter() {
        TestRequest check = TestRequest.get("/health/checks/database");
        try (Orders orders = Orders.running(builder -> builder.rateLimit(1, 1))) {
            assertThat(orders.ask(check.from("192.0.2.1")).status()).isEqualTo(200);
            HealthResponse refused = orders.ask(check.from("192.0.2.1"));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.bodyText()).isEqualTo("{\"title\":\"Too Many Requests\",\"status\":429}");
            assertThat(orders.ask(check.from("192.0.2.2")).status()).isEqualTo(200);
        }
    }

    /** Where a node port hides the client, the kubelet's address is that of a scanner as well. */
    @ParameterizedTest
    @CsvSource({
        "/health, 200, degraded",
        "/health/live, 200, up",
        "/health/ready, 200, degraded",
        "/health/startup, 200, up",
        "/livez, 200, up",
        "/readyz, 200, degraded",
        "/startupz, 200, up",
        "/healthz, 200, up",
        "/health/probes/liveness, 200, up"
    })
    void aProbeIsAnsweredInOneWordHoweverMuchItsAddressAsks(String path, int code, String word) {
        try (Orders orders = Orders.running(builder -> builder.rateLimit(1, 1).path("/healthz", Probes.LIVENESS))) {
            for (int i = 0; i < 150; i++) {
                orders.ask(TestRequest.get("/some/unknown/page").from("192.0.2.1"));
            }
            HealthResponse get = orders.ask(TestRequest.get(path).from("192.0.2.1"));
            assertThat(get.status()).isEqualTo(code);
            assertThat(get.bodyText()).isEqualTo("{\"status\":\"" + word + "\"}");
            HealthResponse head = orders.ask(TestRequest.of("HEAD", path).from("192.0.2.1"));
            assertThat(head.status()).isEqualTo(code);
            assertThat(head.bodyLength()).isZero();
            assertThat(orders.ask(TestRequest.of("POST", path).from("192.0.2.1"))
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void whatIsBriefOverTheLimitIsTrue() {
        try (Orders orders = Orders.running(builder -> builder.rateLimit(1, 1))) {
            orders.ask(ASK.from("192.0.2.1"));
            orders.health.drain();
            HealthResponse draining = orders.ask(ASK.from("192.0.2.1"));
            assertThat(draining.status()).isEqualTo(503);
            assertThat(draining.bodyText()).isEqualTo("{\"status\":\"draining\"}");
            HealthResponse all =
                    orders.ask(TestRequest.get("/health?format=microprofile").from("192.0.2.1"));
            assertThat(all.status()).isEqualTo(503);
            assertThat(all.bodyText()).isEqualTo("{\"status\":\"DOWN\",\"checks\":[]}");
        }
    }

    /** A flood must not keep a kubelet from the evidence that a check which runs on a probe has yet to bring. */
    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/ready", "/healthz", "/actuator/health/readiness"})
    void overTheLimitAProbeStillGetsAFreshResult(String path) {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthEndpoint endpoint = onProbe(time, database);
            for (int minute = 0; minute < 3; minute++) {
                time.advance(Duration.ofMinutes(1));
                flood(endpoint);
                CompletableFuture<HealthResponse> probe =
                        endpoint.handle(TestRequest.get(path).from("192.0.2.1")).toCompletableFuture();
                assertThat(probe).isNotDone();
                time.advance(Duration.ofMillis(200));

                assertThat(probe.join().status()).isEqualTo(200);
                assertThat(database.runs()).isEqualTo(minute + 1);
            }
        }
    }

    @Test
    void overTheLimitOneRunServesAllAndTheirNumberIsBounded() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthEndpoint endpoint = onProbe(time, database);
            flood(endpoint);
            List<CompletableFuture<HealthResponse>> probes = IntStream.range(0, Waits.CAPACITY + 10)
                    .mapToObj(i -> endpoint.handle(
                                    TestRequest.get("/health/ready").from("192.0.2.1"))
                            .toCompletableFuture())
                    .toList();
            assertThat(probes.stream().filter(CompletableFuture::isDone)).hasSize(10);
            probes.get(0).cancel(false);
            CompletableFuture<HealthResponse> next = endpoint.handle(
                            TestRequest.get("/health/ready").from("192.0.2.1"))
                    .toCompletableFuture();
            assertThat(next).isNotDone();
            time.advance(Duration.ofMillis(200));

            assertThat(next.join().status()).isEqualTo(200);
            assertThat(database.runs()).isEqualTo(1);
        }
    }

    private static HealthEndpoint onProbe(VirtualTime time, ScriptedCheck database) {
        database.setBehavior(Behavior.after(Duration.ofMillis(100), Behavior.up()));
        HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "database",
                        database,
                        policy -> policy.schedule(CheckSchedule.onProbe(Duration.ofMillis(500)))
                                .timeout(Duration.ofMillis(200))
                                .staleAfter(Duration.ofSeconds(1))));
        health.start();
        return HealthEndpoint.builder(health)
                .path("/healthz", Probes.READINESS)
                .path("/actuator/health", Probes.READINESS, Format.ACTUATOR)
                .nanoClock(() -> time.elapsed().toNanos())
                .build();
    }

    private static void flood(HealthEndpoint endpoint) {
        for (int i = 0; i < 150; i++) {
            var unused = endpoint.handle(TestRequest.get("/some/unknown/page").from("192.0.2.1"));
        }
    }

    @Test
    void overTheLimitNobodyIsHeld() {
        try (Orders orders = Orders.running(builder -> builder.rateLimit(1, 1))) {
            HealthResponse live = orders.ask(TestRequest.get("/health/live").from("192.0.2.1"));
            HealthResponse again = orders.ask(TestRequest.get("/health/live")
                    .with("If-None-Match", String.valueOf(live.header("ETag")))
                    .with("Prefer", "wait=60")
                    .from("192.0.2.1"));
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.header("Preference-Applied")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/detailed", "/health/checks/database", "/health/nothing", "/health/ready?format=x"})
    void everythingElseOverTheLimitIs429(String target) {
        try (Orders orders = Orders.running(builder -> builder.rateLimit(1, 1))) {
            orders.ask(ASK.from("192.0.2.1"));
            assertThat(orders.ask(TestRequest.get(target).from("192.0.2.1")).status())
                    .isEqualTo(429);
        }
    }

    @Test
    void aStrictLimitIs429ForProbesToo() {
        try (Orders orders = Orders.running(builder -> builder.rateLimit(1, 1).strictRateLimit(true))) {
            assertThat(orders.ask(ASK.from("192.0.2.1")).status()).isEqualTo(200);
            assertThat(orders.ask(ASK.from("192.0.2.1")).status()).isEqualTo(429);
        }
    }

    @Test
    void unknownPathsAndMethodsCountToo() {
        try (Orders orders = Orders.running(builder -> builder.rateLimit(1, 2))) {
            orders.ask(TestRequest.get("/health/nothing").from("192.0.2.1"));
            orders.ask(TestRequest.of("POST", "/health/ready").from("192.0.2.1"));
            assertThat(orders.ask(TestRequest.get("/health/nothing").from("192.0.2.1"))
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void nobodyIsLimitedIfThatIsSwitchedOff() {
        try (Orders orders = Orders.running(HealthEndpoint.Builder::noRateLimit)) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(orders.ask(ASK.from("192.0.2.1")).status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "10.1.2.3", "192.0.2.77", "fd00::5"})
    void loopbackAndExemptCidrSetAreNotLimited(String client) {
        RateLimiter limiter = limiter(RateLimit.of(1, 1, Set.of("10.0.0.0/8", "192.0.2.77", "fd00::/8"), Set.of()));
        assertThat(passed(limiter, ASK.from(client), 1_000)).isEqualTo(1_000);
    }

    @Test
    void aPeerWithoutAnAddressIsNotLimited() {
        RateLimiter limiter = limiter(RateLimit.of(1, 1, Set.of(), Set.of()));
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.exceeded(new ClientAddress(CidrSet.NONE).of(new AnonymousRequest())))
                    .isFalse();
        }
    }

    @Test
    void anIpv6ClientIsItsWholeSlash64() {
        RateLimiter limiter = limiter(RateLimit.of(1, 1, Set.of(), Set.of()));

        assertThat(passed(limiter, ASK.from("2001:db8:1:2::1"), 1)).isEqualTo(1);
        assertThat(passed(limiter, ASK.from("2001:db8:1:2:ffff::9"), 1)).isZero();
        assertThat(passed(limiter, ASK.from("2001:db8:1:3::1"), 1)).isEqualTo(1);
    }

    @Test
    void forwardedForCountsFromTrustedProxiesOnly() {
        RateLimiter limiter = limiter(RateLimit.of(1, 1, Set.of(), Set.of("10.0.0.0/8")));
        TestRequest direct = ASK.from("192.0.2.9");
        TestRequest proxied = ASK.from("10.0.0.1");

        assertThat(passed(limiter, direct.with("X-Forwarded-For", "198.51.100.1"), 1))
                .isEqualTo(1);
        assertThat(passed(limiter, direct.with("X-Forwarded-For", "198.51.100.2"), 1))
                .isZero();
        assertThat(passed(limiter, proxied.with("X-Forwarded-For", "198.51.100.1"), 1))
                .isEqualTo(1);
        assertThat(passed(limiter, proxied.with("X-Forwarded-For", "198.51.100.2"), 1))
                .isEqualTo(1);
        assertThat(passed(limiter, proxied.with("X-Forwarded-For", "spoofed, 198.51.100.2"), 1))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "", "127.0.0.1, ", "198.51.100.7, x", "127.0.0.1", "::1", "::ffff:127.0.0.1"})
    void whatALocalProxyCannotVouchForIsLimited(String forwarded) {
        RateLimiter limiter = limiter(RateLimit.of(1, 1, Set.of(), Set.of("127.0.0.9")));
        TestRequest proxied = ASK.from("127.0.0.9").with("X-Forwarded-For", forwarded);

        assertThat(passed(limiter, proxied, 10)).isEqualTo(1);
        assertThat(passed(limiter, ASK.from("127.0.0.9"), 10)).isEqualTo(10);
    }

    @Test
    void garbageIsLimitedEvenFromAnExemptProxy() {
        RateLimiter limiter = limiter(RateLimit.of(1, 1, Set.of("10.0.0.0/8"), Set.of("10.0.0.0/8")));

        assertThat(passed(limiter, ASK.from("10.0.0.1").with("X-Forwarded-For", "garbage"), 10))
                .isEqualTo(1);
        assertThat(passed(limiter, ASK.from("10.0.0.1").with("X-Forwarded-For", "198.51.100.1"), 10))
                .isEqualTo(1);
    }

    /** A flood from more addresses than there is room for, before, between and after the kubelet's questions. */
    @Test
    void aKubeletIsNeverStarvedBySomebodyElse() {
        RateLimiter limiter = limiter(RateLimit.DEFAULT);
        TestRequest kubelet = ASK.from("10.0.0.7");
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 10_000; i++) {
                passed(limiter, ASK.from("100." + (second % 64) + "." + (i >> 8) + "." + (i & 255)), 1);
            }
            assertThat(passed(limiter, kubelet, 3)).isEqualTo(3);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
    }

    @Test
    void limitsBelowOneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(0, 1, Set.of(), Set.of()))
                .withMessage("rateLimit.perSecond: 0 (expected: 1 to 1000000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(1, -1, Set.of(), Set.of()))
                .withMessage("rateLimit.burst: -1 (expected: 1 to 1000000)");
    }

    @Test
    void limitsGoUpToAMillion() {
        assertThat(RateLimit.of(1_000_000, 1_000_000, Set.of(), Set.of()).burst())
                .isEqualTo(1_000_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(1, 1_000_001, Set.of(), Set.of()))
                .withMessage("rateLimit.burst: 1000001 (expected: 1 to 1000000)");
    }
}
