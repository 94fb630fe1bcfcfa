/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Who is interrupted, and who never. */
class RunTest {
    private final List<String> endings = new ArrayList<>();

    private Run run(HealthCheck check) {
        return new Run(
                new ManualPlatform(),
                (run, result, thrown, began) -> endings.add(result + " " + thrown),
                Registered.check(CheckDefinition.blocking(
                        "it", check, CheckPolicy.builder().build())),
                0,
                1_000);
    }

    @Test
    void itEndsOnceHoweverOftenItIsRun() {
        Run run = run(deadline -> CheckResult.up());
        run.run();
        run.run();
        run.refused(new IllegalStateException());
        assertThat(endings).hasSize(1);
    }

    @Test
    void anInterruptThatComesAfterTheCheckReachesNobody() {
        Run run = run(deadline -> CheckResult.up());
        run.run();
        run.abandon();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptThatTheCheckSwallowsOrLeavesDoesNotReachTheNextTask() {
        Run[] run = new Run[1];
        run[0] = run(deadline -> {
            run[0].abandon();
            return CheckResult.up();
        });
        run[0].run();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(endings).hasSize(1);
    }

    @Test
    void aRunThatIsAbandonedBeforeItStartsNeverStarts() {
        AtomicInteger runs = new AtomicInteger();
        Run run = run(deadline -> {
            runs.incrementAndGet();
            return CheckResult.up();
        });
        run.abandon();
        run.run();
        assertThat(runs).hasValue(0);
        assertThat(endings).containsExactly("null null");
    }

    @Test
    void aFutureThatIsHandedOverTooLateIsCanceledAllTheSame() {
        CompletableFuture<CheckResult> work = new CompletableFuture<>();
        Run[] run = new Run[1];
        run[0] = new Run(
                new ManualPlatform(),
                (ended, result, thrown, began) -> endings.add("ended"),
                Registered.check(CheckDefinition.async(
                        "it",
                        AsyncHealthCheck.canceling(
                                deadline -> {
                                    run[0].abandon();
                                    return work;
                                },
                                result -> result),
                        CheckPolicy.builder().build())),
                0,
                1_000);
        run[0].run();
        assertThat(work).isCancelled();
        assertThat(endings).containsExactly("ended");
        assertThat(Thread.interrupted()).isFalse();
    }

    private void runAsync(CompletionStage<CheckResult> stage) {
        new Run(
                        new ManualPlatform(),
                        (run, result, thrown, began) -> endings.add(result + " " + thrown),
                        Registered.check(CheckDefinition.async(
                                "it", deadline -> stage, CheckPolicy.builder().build())),
                        0,
                        1_000)
                .run();
    }

    @Test
    void theFailureOfAStageIsReportedWithoutItsWrapping() {
        runAsync(CompletableFuture.failedFuture(new IllegalStateException("bare")));
        runAsync(CompletableFuture.<CheckResult>failedFuture(new IllegalStateException("wrapped"))
                .thenApply(result -> result));
        runAsync(CompletableFuture.failedFuture(new CompletionException("nothing in it", null)));
        assertThat(endings)
                .containsExactly(
                        "null java.lang.IllegalStateException: bare",
                        "null java.lang.IllegalStateException: wrapped",
                        "null java.util.concurrent.CompletionException: nothing in it");
    }

    @Test
    void aStageThatTakesNoContinuationHasFailed() {
        runAsync(new CompletableFuture<>() {
            @Override
            public CompletableFuture<CheckResult> whenComplete(
                    BiConsumer<? super CheckResult, ? super Throwable> action) {
                throw new IllegalStateException("closed box");
            }
        });
        assertThat(endings).containsExactly("null java.lang.IllegalStateException: closed box");
    }

    @Test
    void itIsCalledAsItsCheck() {
        assertThat(run(deadline -> CheckResult.up())).hasToString("it");
    }

    /** A race, many times: the deadline and the return of the check at the same moment. */
    @Test
    void noStrayInterruptEverReachesTheNextTask() throws InterruptedException {
        int rounds = 20_000;
        Run[] runs = new Run[rounds];
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger at = new AtomicInteger();
        AtomicInteger stray = new AtomicInteger();
        for (int i = 0; i < rounds; i++) {
            runs[i] = run(deadline -> {
                at.incrementAndGet();
                return null;
            });
        }
        Thread worker = new Thread(() -> {
            begun.countDown();
            for (Run run : runs) {
                run.run();
                stray.addAndGet(Thread.interrupted() ? 1 : 0);
            }
        });
        worker.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        while (worker.isAlive()) {
            int next = Math.min(rounds - 1, at.get());
            runs[next].abandon();
            runs[Math.max(0, next - 1)].abandon();
        }
        worker.join(30_000);
        assertThat(stray).hasValue(0);
        assertThat(endings).hasSize(rounds);
    }
}
