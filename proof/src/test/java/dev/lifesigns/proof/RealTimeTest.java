/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole engine on the machine's own clock and threads. Every wait is bounded, and none is timed. */
class RealTimeTest {
    private static final Duration PATIENCE = ofSeconds(90);

    private static void await(HealthChecker health, ProbeStatus wanted) throws Exception {
        for (var snapshot = health.snapshot();
                snapshot.probe(Probes.READINESS).status() != wanted;
                snapshot =
                        health.changed(snapshot, PATIENCE).toCompletableFuture().get(90, SECONDS)) {
            assertThat(snapshot.uptime()).isLessThan(PATIENCE);
        }
    }

    @Test
    void aHangIsReportedAndItsEndToo() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        AtomicBoolean mayHang = new AtomicBoolean();
        AtomicInteger hung = new AtomicInteger();
        try (HealthChecker health = HealthChecker.builder()
                .check(
                        "database",
                        deadline -> {
                            if (mayHang.get()) {
                                hung.incrementAndGet();
                                entered.countDown();
                                blockStubbornly(hang);
                            }
                            return CheckResult.up();
                        },
                        policy -> policy.period(ofMillis(100)).timeout(ofMillis(50)))
                .build()) {
            health.start();
            await(health, ProbeStatus.UP);
            mayHang.set(true);
            assertThat(entered.await(PATIENCE.toSeconds(), SECONDS)).isTrue();
            await(health, ProbeStatus.DOWN);
            assertThat(hung).hasValue(1);
            mayHang.set(false);
            hang.countDown();
            await(health, ProbeStatus.UP);
        }
    }

    @Test
    void aCheckMayRunAllChecksItselfIncluded() {
        HealthChecker[] health = new HealthChecker[1];
        try (HealthChecker checker = HealthChecker.builder()
                .check(
                        "selfish",
                        deadline -> {
                            health[0].runAll(PATIENCE);
                            return CheckResult.up();
                        },
                        policy -> policy.timeout(ofMillis(100)))
                .check("other", deadline -> CheckResult.up())
                .build()) {
            health[0] = checker;
            var snapshot = checker.runAll(PATIENCE);
            assertThat(snapshot.check("selfish").status()).isEqualTo(CheckStatus.DOWN);
            assertThat(snapshot.check("other").status()).isEqualTo(CheckStatus.UP);
        }
    }

    @Test
    void whoIsInterruptedInRunAllReturnsAtOnceAndStaysInterrupted() {
        CountDownLatch hang = new CountDownLatch(1);
        try (HealthChecker health = HealthChecker.builder()
                .check(
                        "database",
                        deadline -> hang.await(30, SECONDS) ? CheckResult.up() : CheckResult.down("too late"),
                        policy -> policy.period(ofMinutes(5)).timeout(PATIENCE))
                .build()) {
            Thread.currentThread().interrupt();
            assertThat(health.runAll(PATIENCE).check("database").status()).isEqualTo(CheckStatus.UNKNOWN);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            hang.countDown();
        }
    }

    @Test
    void aThousandReadersOfRealThreadsShareOneRun() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch slow = new CountDownLatch(1);
        ExecutorService readers = Executors.newFixedThreadPool(16);
        try (HealthChecker health = HealthChecker.builder()
                .check(
                        "database",
                        deadline -> {
                            runs.incrementAndGet();
                            return slow.await(30, SECONDS) ? CheckResult.up() : CheckResult.down("too late");
                        },
                        policy -> policy.schedule(CheckSchedule.onProbe(ofSeconds(60)))
                                .timeout(ofSeconds(30)))
                .build()) {
            List<CompletableFuture<ProbeStatus>> answers = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> health.fresh(Probes.READINESS), readers)
                                    .thenCompose(fresh -> fresh)
                                    .thenApply(snapshot ->
                                            snapshot.probe(Probes.READINESS).status()))
                    .limit(1_000)
                    .toList();
            slow.countDown();
            for (CompletableFuture<ProbeStatus> answer : answers) {
                assertThat(answer.get(30, SECONDS)).isEqualTo(ProbeStatus.UP);
            }
            assertThat(runs).hasValue(1);
        } finally {
            readers.shutdownNow();
        }
    }

    /** Also while runs start, time out and return. */
    @Test
    void closeMayComeAtAnyMoment() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            Semaphore inside = new Semaphore(0);
            HealthChecker.Builder builder = HealthChecker.builder().onTransition(transition -> inside.release());
            for (int i = 0; i < 10; i++) {
                builder.check(
                        "check-" + i,
                        deadline -> {
                            inside.release();
                            new CountDownLatch(1).await(2, SECONDS);
                            return CheckResult.up();
                        },
                        policy -> policy.period(ofMillis(4)).timeout(ofMillis(2)));
            }
            HealthChecker health = builder.build();
            health.start();
            assertThat(inside.tryAcquire(1 + round, 30, SECONDS)).isTrue();
            health.close();
            assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.DRAINING);
        }
    }

    private static void blockStubbornly(CountDownLatch hang) {
        boolean over = false;
        while (!over) {
            try {
                over = hang.await(90, SECONDS);
            } catch (InterruptedException ignored) {
                over = false; // stubborn on purpose
            }
        }
    }

    @Test
    void aCheckerThatIsBuiltAndNeverStartedHoldsNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        HealthChecker built = HealthChecker.builder()
                .check("database", deadline -> CheckResult.up())
                .onTransition(transition -> {})
                .onRun(run -> {})
                .build();
        built.add("tenant", deadline -> CheckResult.up()).remove();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lifesigns-"));
        built.close();
    }
}
