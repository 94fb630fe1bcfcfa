/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import static io.grpc.health.v1.HealthCheckResponse.ServingStatus.NOT_SERVING;
import static io.grpc.health.v1.HealthCheckResponse.ServingStatus.SERVICE_UNKNOWN;
import static io.grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.Gate;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code Watch} over a real connection, with an engine whose time passes when the test says so. */
class WatchTest {
    private static final Duration A_RUN = Duration.ofSeconds(1);
    private static final Duration PERIOD_AND_TIMEOUT = Duration.ofSeconds(13);

    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(HealthChecker.builder().check("database", database));

    @BeforeEach
    void start() {
        health.start();
        time.advance(A_RUN);
    }

    @AfterEach
    void end() {
        health.close();
        time.close();
    }

    @Test
    void everyChangeIsSent() throws Exception {
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            WatchingClient client = server.watchServing("");

            database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "connection refused"));
            time.advance(PERIOD_AND_TIMEOUT);
            assertThat(client.next()).isEqualTo(NOT_SERVING);

            database.setBehavior(Behavior.up());
            time.advance(PERIOD_AND_TIMEOUT);
            assertThat(client.next()).isEqualTo(SERVING);
        }
    }

    @Test
    void degradedIsNoNews() throws Exception {
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            WatchingClient client = server.watchServing("");

            database.setBehavior(Behavior.degraded("slow"));
            time.advance(PERIOD_AND_TIMEOUT);
            health.drain();
            time.settle();

            assertThat(client.next()).isEqualTo(NOT_SERVING);
        }
    }

    @Test
    void aHangIsSent() throws Exception {
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            WatchingClient client = server.watchServing("");

            database.setBehavior(Behavior.hangingUninterruptibly());
            time.advance(PERIOD_AND_TIMEOUT);

            assertThat(client.next()).isEqualTo(NOT_SERVING);
        }
    }

    /** Nothing of the engine runs, so it sends no event. */
    @Test
    void anEngineThatIsStuckIsReported() throws Exception {
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            WatchingClient client = server.watchServing("");

            time.freeze(Duration.ofHours(1));

            assertThat(client.next()).isEqualTo(NOT_SERVING);
        }
    }

    @Test
    void anUnknownServiceIsSentOnceItIsKnown() throws Exception {
        try (TestServer server = TestServer.start(
                HealthService.builder(health).exposeCheckerNames().build())) {
            WatchingClient client = server.watch("warehouse");
            assertThat(client.next()).isEqualTo(SERVICE_UNKNOWN);

            CheckHandle warehouse = health.add("warehouse", ScriptedCheck.on(time), policy -> policy.nonCritical());
            time.advance(A_RUN);
            Await.until("serving", () -> client.unread().contains(SERVING));
            client.unread().clear();

            warehouse.remove();
            assertThat(client.next()).isEqualTo(SERVICE_UNKNOWN);
        }
    }

    @Test
    void aNameThatIsHiddenStaysUnknown() throws Exception {
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            WatchingClient curious = server.watch("database");
            WatchingClient witness = server.watch("");
            assertThat(curious.next()).isEqualTo(SERVICE_UNKNOWN);
            assertThat(witness.next()).isEqualTo(SERVING);

            database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "connection refused"));
            time.advance(PERIOD_AND_TIMEOUT);
            assertThat(witness.next()).isEqualTo(NOT_SERVING);
            server.service().close();

            assertThat(curious.end()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(curious.unread()).isEmpty();
        }
    }

    @Test
    void twoThreadsServeManyWatches() throws Exception {
        try (TestServer server = TestServer.start(
                HealthService.builder(health).maxWatchesPerAddress(500).build())) {
            List<WatchingClient> clients = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                clients.add(server.watch(i % 2 == 0 ? "" : "liveness"));
            }
            for (WatchingClient client : clients) {
                assertThat(client.next()).isEqualTo(SERVING);
            }

            health.drain();
            time.settle();

            for (int i = 0; i < 500; i += 2) {
                assertThat(clients.get(i).next()).isEqualTo(NOT_SERVING);
            }
            assertThat(clients.get(1).unread()).isEmpty();
            long ours = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("lifesigns-grpc-"))
                    .filter(Thread::isAlive)
                    .count();
            // Those of another test may be about to end.
            assertThat(ours).isLessThan(10);
        }
    }

    @Test
    void whoLeavesLeavesNothing() throws Exception {
        try (TestServer server = TestServer.start(
                HealthService.builder(health).maxWatchesPerAddress(2).build())) {
            WatchingClient first = server.watch("");
            WatchingClient second = server.watch("");
            assertThat(first.next()).isEqualTo(SERVING);
            assertThat(second.next()).isEqualTo(SERVING);

            first.cancel();
            second.cancel();
            Await.until("nobody watches", () -> server.service().watches() == 0);

            assertThat(server.watch("").next()).isEqualTo(SERVING);
            assertThat(server.watch("").next()).isEqualTo(SERVING);
            assertThat(server.service().watches()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatBreaksLeavesNothing() throws Exception {
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            assertThat(server.watch("").next()).isEqualTo(SERVING);

            server.channel().shutdownNow();

            Await.until("nobody watches", () -> server.service().watches() == 0);
        }
    }

    @Test
    void oneMoreThanMayWatchIsRefused() throws Exception {
        try (TestServer server =
                TestServer.start(HealthService.builder(health).maxWatches(2).build())) {
            WatchingClient first = server.watchServing("");
            assertThat(server.watch("no-such-service").next()).isEqualTo(SERVICE_UNKNOWN);

            assertThat(server.watch("").end()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);

            assertThat(server.check("")).isEqualTo(SERVING);
            first.cancel();
            Await.until("one watches", () -> server.service().watches() == 1);
            assertThat(server.watch("").next()).isEqualTo(SERVING);
        }
    }

    @Test
    void oneMoreThanMayWatchFromAnAddressIsRefused() throws Exception {
        try (TestServer server = TestServer.start(
                HealthService.builder(health).maxWatchesPerAddress(1).build())) {
            assertThat(server.watch("").next()).isEqualTo(SERVING);

            assertThat(server.watch("").end()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }
    }

    @Test
    void aSlowClientGetsOnlyTheLatest() throws Exception {
        SlowTransport slow = new SlowTransport();
        try (TestServer server = TestServer.start(HealthService.of(health), slow)) {
            WatchingClient witness = server.watchServing("");
            slow.nextIsSlow();
            WatchingClient client = server.watchServing("");
            slow.stall();

            Gate maintenance = health.gate("maintenance");
            for (int i = 0; i < 20; i++) {
                maintenance.close("round " + i);
                time.settle();
                assertThat(witness.next()).isEqualTo(NOT_SERVING);
                maintenance.open();
                time.settle();
                assertThat(witness.next()).isEqualTo(SERVING);
            }
            maintenance.close("for good");
            time.settle();
            assertThat(witness.next()).isEqualTo(NOT_SERVING);
            slow.resume();

            assertThat(client.next()).isEqualTo(NOT_SERVING);
            server.service().close();
            assertThat(client.end()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(client.unread()).isEmpty();
        }
    }

    @Test
    void drainIsSentAndTheWatchStaysOpen() throws Exception {
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            WatchingClient client = server.watchServing("");

            health.drain();
            time.settle();

            assertThat(client.next()).isEqualTo(NOT_SERVING);
            assertThat(server.service().watches()).isOne();
        }
    }

    /** A server waits for its calls, and a watch never ends. */
    @Test
    void closeEndsWatchesSoThatAServerCanEnd() throws Exception {
        HealthService service = HealthService.of(health);
        try (TestServer server = TestServer.start(service)) {
            WatchingClient client = server.watchServing("");

            service.close();
            service.close();

            assertThat(client.end()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(server.watch("").end()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(service.watches()).isZero();
            server.server().shutdown();
            assertThat(server.server().awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void closingTheCheckerEndsWatchesToo() throws Exception {
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            WatchingClient client = server.watchServing("");

            health.close();

            assertThat(client.next()).isEqualTo(NOT_SERVING);
            assertThat(client.end()).isEqualTo(Status.Code.UNAVAILABLE);
        }
    }

    @Test
    void toWatchIsToAskForRuns() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        try (HealthChecker idle = HealthChecker.builder()
                        .check(
                                "database",
                                deadline -> runs.incrementAndGet() < 3 ? CheckResult.up() : CheckResult.down("gone"),
                                policy -> policy.timeout(Duration.ofMillis(500))
                                        .schedule(CheckSchedule.onProbe(Duration.ofSeconds(1)))
                                        .failureThreshold(1))
                        .start();
                HealthService service = HealthService.of(idle);
                TestServer server = TestServer.start(service)) {
            WatchingClient client = server.watchServing("");
            Await.until("not serving", () -> client.unread().contains(NOT_SERVING));
            assertThat(runs).hasValueGreaterThanOrEqualTo(3);
        }
    }
}
