/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import static io.grpc.health.v1.HealthCheckResponse.ServingStatus.NOT_SERVING;
import static io.grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.CheckScope;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code Check} over a real connection, with an engine whose time passes when the test says so. */
class CheckTest {
    private static final Duration A_RUN = Duration.ofSeconds(1);
    private static final Duration PERIOD_AND_TIMEOUT = Duration.ofSeconds(13);

    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(HealthChecker.builder()
            .probe("orders")
            .check("database", database, policy -> policy.probes(Probes.READINESS, "orders")));

    @AfterEach
    void end() {
        health.close();
        time.close();
    }

    private void start() {
        health.start();
        time.advance(A_RUN);
    }

    @Test
    void nothingServesBeforeTheFirstResult() {
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            assertThat(server.check("")).isEqualTo(NOT_SERVING);

            health.start();
            database.setBehavior(Behavior.after(Duration.ofMillis(100), Behavior.up()));
            assertThat(server.check("")).isEqualTo(NOT_SERVING);

            time.advance(A_RUN);
            assertThat(server.check("")).isEqualTo(SERVING);
        }
    }

    @Test
    void theStandardProbesAreServices() {
        start();
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            assertThat(server.check("liveness")).isEqualTo(SERVING);
            assertThat(server.check("readiness")).isEqualTo(SERVING);
            assertThat(server.check("startup")).isEqualTo(SERVING);
        }
    }

    @Test
    void degradedServes() {
        database.setBehavior(Behavior.degraded("slow"));
        start();
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            assertThat(server.check("")).isEqualTo(SERVING);
        }
    }

    @Test
    void downDoesNotServeAndTheProcessLives() {
        database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "connection refused"));
        start();
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            assertThat(server.check("")).isEqualTo(NOT_SERVING);
            assertThat(server.check("liveness")).isEqualTo(SERVING);
        }
    }

    @Test
    void aCheckThatHangsStopsServingAfterItsTimeout() {
        start();
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            database.setBehavior(Behavior.hangingUninterruptibly());
            time.advance(PERIOD_AND_TIMEOUT);

            assertThat(server.check("")).isEqualTo(NOT_SERVING);
            assertThat(database.inFlight()).isOne();
        }
    }

    @Test
    void oldEvidenceDoesNotServeThoughNothingHasChanged() {
        start();
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            assertThat(server.check("")).isEqualTo(SERVING);

            time.freeze(Duration.ofHours(1));

            assertThat(server.check("")).isEqualTo(NOT_SERVING);
        }
    }

    @Test
    void aClosedGateDoesNotServe() {
        start();
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            health.gate("maintenance").close("disks are being switched");
            assertThat(server.check("")).isEqualTo(NOT_SERVING);

            health.gate("maintenance").open();
            assertThat(server.check("")).isEqualTo(SERVING);
        }
    }

    @Test
    void drainStopsReadinessAlone() {
        start();
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            health.drain();

            assertThat(server.check("")).isEqualTo(NOT_SERVING);
            assertThat(server.check("readiness")).isEqualTo(NOT_SERVING);
            assertThat(server.check("liveness")).isEqualTo(SERVING);
        }
    }

    @Test
    void namesOfTheCheckerAreHiddenUnlessExposed() {
        start();
        try (TestServer server = TestServer.start(HealthService.of(health))) {
            assertUnknown(server, "database");
            assertUnknown(server, "orders");
            assertUnknown(server, "never-heard-of");
        }
        try (TestServer server = TestServer.start(
                HealthService.builder(health).exposeCheckerNames().build())) {
            assertThat(server.check("database")).isEqualTo(SERVING);
            assertThat(server.check("orders")).isEqualTo(SERVING);
            assertUnknown(server, "never-heard-of");
            assertUnknown(server, "n".repeat(100_000));
        }
    }

    @Test
    void aServiceAnswersForTheProbeOrCheckThatItWasGiven() {
        start();
        HealthService service = HealthService.builder(health)
                .service("orders.v1.Orders", "orders")
                .service("", Probes.LIVENESS)
                .serviceOfCheck("orders.v1.Reports", "database")
                .serviceOfCheck("orders.v1.Later", "warehouse")
                .build();
        try (TestServer server = TestServer.start(service)) {
            assertThat(server.check("orders.v1.Orders")).isEqualTo(SERVING);
            assertThat(server.check("orders.v1.Reports")).isEqualTo(SERVING);
            assertUnknown(server, "orders.v1.Later");

            database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "connection refused"));
            time.advance(PERIOD_AND_TIMEOUT);
            assertThat(server.check("orders.v1.Orders")).isEqualTo(NOT_SERVING);
            assertThat(server.check("orders.v1.Reports")).isEqualTo(NOT_SERVING);
            assertThat(server.check("")).isEqualTo(SERVING);

            health.add("warehouse", deadline -> CheckResult.up(), policy -> policy.nonCritical());
            time.advance(A_RUN);
            assertThat(server.check("orders.v1.Later")).isEqualTo(SERVING);
        }
    }

    @Test
    void checkContinuesAfterTheServiceWasClosed() {
        start();
        HealthService service = HealthService.of(health);
        try (TestServer server = TestServer.start(service)) {
            service.close();

            assertThat(server.check("liveness")).isEqualTo(SERVING);
        }
    }

    @Test
    void aCheckOfTheProbeIsRunWhenAskedForAndAnsweredAfterwards() {
        AtomicInteger runs = new AtomicInteger();
        try (HealthChecker idle = HealthChecker.builder()
                .check(
                        "database",
                        deadline -> {
                            runs.incrementAndGet();
                            return CheckResult.up();
                        },
                        policy -> policy.schedule(CheckSchedule.onProbe(Duration.ofHours(1))))
                .start()) {
            HealthService service = HealthService.builder(idle)
                    .serviceOfCheck("orders.v1.Reports", "database")
                    .build();
            try (TestServer server = TestServer.start(service)) {
                assertThat(server.check("orders.v1.Reports")).isEqualTo(SERVING);
                assertThat(server.check("")).isEqualTo(SERVING);
                assertThat(runs).hasValue(1);
            }
        }
    }

    @Test
    void theOneThreadOfAServerDoesNotWaitForARun() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (HealthChecker idle = HealthChecker.builder()
                        .check(
                                "database",
                                deadline -> {
                                    started.countDown();
                                    goOn.await();
                                    return CheckResult.up();
                                },
                                policy -> policy.scope(CheckScope.DEPENDENCY)
                                        .timeout(Duration.ofMinutes(4))
                                        .schedule(CheckSchedule.onProbe(Duration.ofHours(1))))
                        .start();
                TestServer server = TestServer.start(one, HealthService.of(idle))) {
            var waiting = HealthGrpc.newFutureStub(server.channel()).check(TestServer.request(""));
            started.await();

            assertThat(server.check("liveness")).isEqualTo(SERVING);
            assertThat(waiting.isDone()).isFalse();

            goOn.countDown();
            assertThat(waiting.get().getStatus()).isEqualTo(SERVING);
        } finally {
            one.shutdown();
        }
    }

    @Test
    void aMistakeIsReportedWhenTheServiceIsBuilt() {
        HealthService.Builder builder = HealthService.builder(health);

        assertThatThrownBy(() -> builder.service("orders.v1.Orders", "ordres"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("service 'orders.v1.Orders': probe: 'ordres' (expected: a probe of the checker)");
        builder.service("orders.v1.Orders", "orders");
        assertThatThrownBy(() -> builder.serviceOfCheck("orders.v1.Orders", "database"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("service: 'orders.v1.Orders' twice (expected: once)");
        assertThatThrownBy(() -> builder.maxWatches(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxWatches: 0 (expected: at least 1)");
        assertThatThrownBy(() -> builder.maxWatchesPerAddress(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxWatchesPerAddress: -1 (expected: at least 1)");
    }

    private static void assertUnknown(TestServer server, String service) {
        assertThatThrownBy(() -> server.check(service))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> {
                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
                    assertThat(refused.getStatus().getDescription()).isEqualTo("service: unknown");
                });
    }
}
