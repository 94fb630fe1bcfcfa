/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepresentationCacheTest {
    @Test
    void twoThousandConcurrentProbesRenderABodyOnce() throws Exception {
        ExecutorService probers = Executors.newFixedThreadPool(64);
        try (Orders orders = Orders.running()) {
            for (int round = 0; round < 20; round++) {
                Set<Object> replies = concurrently(probers, orders, 2_000);
                assertThat(replies).hasSize(1);
                orders.time.advance(Duration.ofSeconds(10));
            }
        } finally {
            probers.shutdownNow();
        }
    }

    /** The different responses, by identity, that so many simultaneous requests get. */
    private static Set<Object> concurrently(ExecutorService probers, Orders orders, int requests) throws Exception {
        CountDownLatch together = new CountDownLatch(64);
        List<Future<HealthResponse>> replies = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            replies.add(probers.submit(() -> {
                together.countDown();
                together.await(10, TimeUnit.SECONDS);
                return orders.get("/health/ready");
            }));
        }
        Set<Object> different = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Future<HealthResponse> reply : replies) {
            different.add(reply.get(30, TimeUnit.SECONDS));
        }
        return different;
    }

    @Test
    void aNewVersionIsANewBodyAndTheOldPageIsDropped() {
        try (Orders orders = Orders.running()) {
            HealthResponse before = orders.get("/health/ready");
            orders.getDetailed("/health/detailed");
            assertThat(orders.get("/health/ready")).isSameAs(before);
            orders.time.advance(Duration.ofSeconds(10));

            assertThat(orders.get("/health/ready")).isNotSameAs(before);
            assertThat(orders.endpoint.representations().latest().entries()).hasSize(1);
        }
    }

    @Test
    void livenessIsRenderedOnce() {
        try (Orders orders = Orders.running()) {
            HealthResponse before = orders.get("/health/live");
            orders.time.advance(Duration.ofSeconds(100));

            assertThat(orders.get("/health/live")).isSameAs(before);
            assertThat(orders.endpoint.representations().latest().entries()).isEmpty();
        }
    }

    /** A client that polls while results arrive never sees an older response after a newer one. */
    @Test
    void answersNeverGoBack() throws Exception {
        long[] count = {0};
        try (HealthChecker health = HealthChecker.builder()
                .check("counter", deadline -> CheckResult.up().withDetail("count", ++count[0]))
                .build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .bearerTokens(Orders.TOKEN_HASH)
                    .build();
            ExecutorService readers = Executors.newFixedThreadPool(3);
            try {
                CountDownLatch stop = new CountDownLatch(1);
                List<Future<Long>> readings = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    readings.add(readers.submit(() -> readUntil(stop, endpoint)));
                }
                for (int i = 0; i < 300; i++) {
                    health.runAll(Duration.ofSeconds(5));
                }
                stop.countDown();
                for (Future<Long> reading : readings) {
                    assertThat(reading.get(30, TimeUnit.SECONDS)).isLessThanOrEqualTo(300);
                }
            } finally {
                readers.shutdownNow();
            }
        }
    }

    private static long readUntil(CountDownLatch stop, HealthEndpoint endpoint) {
        TestRequest request = TestRequest.get("/health/detailed").with("Authorization", "Bearer " + Orders.TOKEN);
        long last = 0;
        while (stop.getCount() > 0) {
            String body = Orders.answered(endpoint.handle(request).toCompletableFuture())
                    .bodyText();
            int at = body.indexOf("\"count\":");
            long now = at < 0 ? 0 : Long.parseLong(body.substring(at + 8, body.indexOf('}', at)));
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
        return last;
    }

    /** Bodies and replies are there already; what is left is the reading of headers. */
    @Test
    void aProbeFromACurrentSnapshotAllocatesNothing() {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(com.sun.management.ThreadMXBean.class);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Orders orders = Orders.running(HealthEndpoint.Builder::noRateLimit)) {
            for (String target : List.of("/health/ready", "/health/live", "/readyz", "/health/checks/database")) {
                TestRequest request = TestRequest.get(target).with("Accept", "*/*");
                for (int i = 0; i < 20_000; i++) {
                    orders.endpoint.handle(request);
                }
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 10_000; i++) {
                    orders.endpoint.handle(request);
                }
                long perRequest = (threads.getCurrentThreadAllocatedBytes() - before) / 10_000;
                assertThat(perRequest).as(target).isLessThan(16);
            }
        }
    }

    @Test
    void checksThatRunOnAProbeRunOnceForAllWhoAsk() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck check = ScriptedCheck.on(time);
            check.setBehavior(Behavior.after(Duration.ofMillis(300), Behavior.up()));
            HealthChecker health = time.build(HealthChecker.builder()
                    .check("frozen", check, policy -> policy.schedule(CheckSchedule.onProbe(Duration.ofSeconds(5)))));
            health.start();
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .bearerTokens(Orders.TOKEN_HASH)
                    .build();
            List<CompletableFuture<HealthResponse>> replies = new ArrayList<>();
            for (String target : List.of("/health/ready", "/health", "/health/checks/frozen", "/health/detailed")) {
                replies.add(endpoint.handle(TestRequest.get(target).with("Authorization", "Bearer " + Orders.TOKEN))
                        .toCompletableFuture());
            }
            CompletableFuture<HealthResponse> live =
                    endpoint.handle(TestRequest.get("/health/live")).toCompletableFuture();
            assertThat(live).isCompleted();
            assertThat(replies).noneMatch(CompletableFuture::isDone);
            time.advance(Duration.ofMillis(300));

            assertThat(replies).allMatch(CompletableFuture::isDone);
            assertThat(replies).allMatch(reply -> reply.join().status() == 200);
            assertThat(replies.get(0).join().bodyText())
                    .isEqualTo("{\"status\":\"up\",\"checks\":{\"frozen\":{\"status\":\"up\",\"latency_ms\":300}}}");
            assertThat(check.runs()).isEqualTo(1);
            assertThat(endpoint.handle(TestRequest.get("/health/ready")).toCompletableFuture())
                    .isCompleted();
        }
    }

    /** Such a check belongs to no probe, so no request for a probe advances the cache. */
    @Test
    void theStatusLevelWaitsForChecksThatRunOnAProbeToo() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck check = ScriptedCheck.on(time);
            check.setBehavior(Behavior.after(Duration.ofMillis(300), Behavior.throwing(new IllegalStateException())));
            HealthChecker health = time.build(HealthChecker.builder()
                    .check(
                            "frozen",
                            check,
                            policy -> policy.probes(Probes.READINESS)
                                    .schedule(CheckSchedule.onProbe(Duration.ofSeconds(5)))));
            health.start();
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .publicLevel(PublicLevel.STATUS)
                    .build();
            CompletableFuture<HealthResponse> reply =
                    endpoint.handle(TestRequest.get("/health/ready")).toCompletableFuture();
            assertThat(reply).isNotDone();
            time.advance(Duration.ofMillis(300));

            assertThat(Orders.answered(reply).bodyText()).isEqualTo("{\"status\":\"down\"}");
        }
    }
}
