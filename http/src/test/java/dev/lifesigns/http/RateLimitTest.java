/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final TestRequest ASK = TestRequest.get("/health/ready");

    private final AtomicLong nanos = new AtomicLong();

    private RateLimiter limiter(RateLimit limit) {
        return new RateLimiter(limit, nanos::get);
    }

    private static int passed(RateLimiter limiter, TestRequest request, int times) {
        int passed = 0;
        for (int i = 0; i < times; i++) {
            passed += limiter.secondsToWait(request) == 0 ? 1 : 0;
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
        try (Orders orders = Orders.running(builder -> builder.rateLimit(1, 1))) {
            assertThat(orders.ask(ASK.from("192.0.2.1")).status()).isEqualTo(200);
            HealthResponse refused = orders.ask(ASK.from("192.0.2.1"));

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.bodyText()).isEqualTo("{\"title\":\"Too Many Requests\",\"status\":429}");
            assertThat(orders.ask(ASK.from("192.0.2.2")).status()).isEqualTo(200);
        }
    }

    @Test
    void unknownPathsAndMethodsCountToo() {
        try (Orders orders = Orders.running(builder -> builder.rateLimit(1, 2))) {
            orders.ask(TestRequest.get("/health/nothing").from("192.0.2.1"));
            orders.ask(TestRequest.of("POST", "/health/ready").from("192.0.2.1"));
            assertThat(orders.ask(ASK.from("192.0.2.1")).status()).isEqualTo(429);
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
    void loopbackAndExemptNetworksAreNotLimited(String client) {
        RateLimiter limiter = limiter(RateLimit.of(1, 1, Set.of("10.0.0.0/8", "192.0.2.77", "fd00::/8"), Set.of()));
        assertThat(passed(limiter, ASK.from(client), 1_000)).isEqualTo(1_000);
    }

    @Test
    void aPeerWithoutAnAddressIsNotLimited() {
        RateLimiter limiter = limiter(RateLimit.of(1, 1, Set.of(), Set.of()));
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.secondsToWait(new Anonymous())).isZero();
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
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1                     | 198.51.100.1",
                "203.0.113.9, 198.51.100.1        | 198.51.100.1",
                "203.0.113.9, 198.51.100.1, 10.2.2.2 | 198.51.100.1",
                "198.51.100.1:4711                | 198.51.100.1",
                "[2001:db8::7]:4711               | 2001:db8::7",
                "2001:db8::7                      | 2001:db8::7",
                "::ffff:198.51.100.1, ::ffff:10.2.2.2 | 198.51.100.1",
                "10.9.9.9, 10.2.2.2               | 10.0.0.1",
                "198.51.100.1, unknown            | 10.0.0.1",
                "198.51.100.1,                    | 10.0.0.1",
                "localhost                        | 10.0.0.1",
                "1-255.*.0.0/0                    | 10.0.0.1",
                "0x0a.1                           | 10.0.0.1",
                "3232235777                       | 10.0.0.1",
                "[                                | 10.0.0.1",
                "fe80::1%eth0                     | 10.0.0.1"
            })
    void theClientIsTheRightmostUntrustedEntry(String forwarded, String client) throws Exception {
        ClientAddress address = new ClientAddress(Networks.parse("trustedProxies", Set.of("10.0.0.0/8")));

        assertThat(address.of(ASK.from("10.0.0.1").with("X-Forwarded-For", forwarded)))
                .isEqualTo(InetAddress.getByName(client));
    }

    @Test
    void anEndlessForwardedForIsReadToABound() throws Exception {
        ClientAddress address = new ClientAddress(Networks.parse("trustedProxies", Set.of("10.0.0.0/8")));
        String endless = "198.51.100.1" + ",10.1.1.1".repeat(20_000);

        assertThat(address.of(ASK.from("10.0.0.1").with("X-Forwarded-For", endless)))
                .isEqualTo(InetAddress.getByName("10.0.0.1"));
    }

    @Test
    void ofForwardedForTheLast32EntriesAreRead() throws Exception {
        ClientAddress address = new ClientAddress(Networks.parse("trustedProxies", Set.of("10.0.0.0/8")));
        TestRequest proxied = ASK.from("10.0.0.1");

        assertThat(address.of(proxied.with("X-Forwarded-For", "198.51.100.1" + ",10.1.1.1".repeat(31))))
                .isEqualTo(InetAddress.getByName("198.51.100.1"));
        assertThat(address.of(proxied.with("X-Forwarded-For", "198.51.100.1" + ",10.1.1.1".repeat(32))))
                .isEqualTo(InetAddress.getByName("10.0.0.1"));
    }

    /** A flood from more addresses than there is room for, before, between and after the kubelet's questions. */
    @Test
    void aKubeletIsNeverStarvedBySomebodyElse() {
        RateLimiter limiter = limiter(RateLimit.DEFAULT);
        TestRequest kubelet = ASK.from("10.0.0.7");
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 10_000; i++) {
                limiter.secondsToWait(ASK.from("100." + (second % 64) + "." + (i >> 8) + "." + (i & 255)));
            }
            assertThat(passed(limiter, kubelet, 3)).isEqualTo(3);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
    }

    @Test
    void theTableOfClientsIsBounded() {
        ClientTable table = new ClientTable(nanos::get, RateLimitTest::bucket);
        for (long key = 0; key < 100_000; key++) {
            table.bucket(key);
        }
        assertThat(table.size()).isGreaterThan(ClientTable.CAPACITY * 9 / 10).isLessThanOrEqualTo(ClientTable.CAPACITY);
    }

    @Test
    void whoComesToAFullTableIsRememberedToo() {
        ClientTable table = new ClientTable(nanos::get, RateLimitTest::bucket);
        for (long key = 0; key < 100_000; key++) {
            nanos.incrementAndGet();
            table.bucket(key);
        }
        for (long key = -20; key < 0; key++) {
            nanos.incrementAndGet();
            assertThat(table.bucket(key)).isSameAs(table.bucket(key));
        }
    }

    @Test
    void whoIsQuietMakesRoomFirst() {
        ClientTable table = new ClientTable(nanos::get, RateLimitTest::bucket);
        Object busy = table.bucket(-1);
        for (long key = 0; key < 100_000; key++) {
            nanos.incrementAndGet();
            table.bucket(key);
            assertThat(table.bucket(-1)).isSameAs(busy);
        }
    }

    private static io.github.bucket4j.Bucket bucket() {
        return io.github.bucket4j.Bucket.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofSeconds(1)))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.*.*",
                "10.0.0.0/255.0.0.0",
                "localhost",
                "10",
                "/8",
                "fe80::1%1"
            })
    void malformedNetworksAreRefused(String network) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(1, 1, Set.of(network), Set.of()))
                .withMessage(
                        "rateLimit.exempt: '" + network + "' (expected: a network such as 10.0.0.0/8, or an address)");
        assertThat(Networks.wellFormed(network)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "192.0.2.77", "fd00::/8", "::1", "0.0.0.0/0"})
    void networksAndAddressesAreTaken(String network) {
        assertThat(Networks.wellFormed(network)).isTrue();
        assertThat(RateLimit.of(1, 1, Set.of(network), Set.of()).perSecond()).isEqualTo(1);
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

    private record Anonymous() implements HealthRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/health/ready";
        }

        @Override
        public String query() {
            return null;
        }

        @Override
        public String header(String name) {
            return null;
        }

        @Override
        public InetAddress remoteAddress() {
            return null;
        }
    }
}
