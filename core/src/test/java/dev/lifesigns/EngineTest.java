/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.internal.CapturedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The threads around the lock, and what happens without them. */
class EngineTest {
    private final ManualPlatform platform = new ManualPlatform();

    private final Engine engine = new Engine(platform, options());

    private static CheckerOptions options() {
        CheckerOptions options = Registered.options(CheckDefinition.blocking(
                "database", deadline -> CheckResult.up(), CheckPolicy.builder().build()));
        options.listeners.add(transition -> {});
        options.listeners.add(transition -> {});
        return options;
    }

    @Test
    void closeEndsEveryThread() {
        engine.close();
        assertThat(platform.closed)
                .containsExactlyInAnyOrder(
                        "lifesigns-timer",
                        "lifesigns-check-",
                        "lifesigns-notifier-",
                        "lifesigns-listener-1",
                        "lifesigns-listener-2");
    }

    @Test
    void aCheckForWhichThereIsNoThreadHasFailed() {
        platform.refusesTasks = true;
        engine.start();
        platform.work();
        CheckSnapshot database = engine.snapshot().checks().get(0);
        assertThat(database.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(database.message()).isEqualTo("OutOfMemoryError: unable to create native thread");

        platform.refusesTasks = false;
        platform.advance(Duration.ofSeconds(10));

        assertThat(engine.snapshot().checks().get(0).status()).isEqualTo(CheckStatus.UP);
    }

    @Test
    void anAnswerForWhichThereIsNoThreadIsLogged() {
        CompletableFuture<HealthSnapshot> news = engine.waitingReads()
                .changed(engine.snapshot(), Duration.ofSeconds(60))
                .toCompletableFuture();
        try (CapturedLog log = CapturedLog.open()) {
            platform.refusesTasks = true;
            engine.drain();
            assertThat(log.lines()).containsExactly("no thread for: answer");
        }
        assertThat(news).isNotDone();
        assertThat(engine.status(Probes.READINESS)).isEqualTo(ProbeStatus.DRAINING);
    }

    @Test
    void whoWaitsNoLongerMakesRoomAtOnce() {
        List<CompletableFuture<HealthSnapshot>> waiting = new ArrayList<>();
        for (int i = 0; i < Waiters.CAPACITY; i++) {
            waiting.add(engine.waitingReads()
                    .changed(engine.snapshot(), Duration.ofSeconds(60))
                    .toCompletableFuture());
        }
        assertThat(engine.waitingReads()
                        .changed(engine.snapshot(), Duration.ofSeconds(60))
                        .toCompletableFuture())
                .isDone();
        waiting.get(500).cancel(false);

        assertThat(engine.waitingReads()
                        .changed(engine.snapshot(), Duration.ofSeconds(60))
                        .toCompletableFuture())
                .isNotDone();
        assertThat(engine.waitingReads()
                        .changed(engine.snapshot(), Duration.ofSeconds(60))
                        .toCompletableFuture())
                .isDone();
        assertThat(waiting.get(499)).isNotDone();
    }

    /** However fast its thread is: what it reads is what the run has led to. */
    @Test
    void aRunListenerSeesTheStateAfterTheRun() {
        ManualPlatform.Inline inline = new ManualPlatform.Inline();
        AtomicLong takes = new AtomicLong();
        AtomicReference<Engine> checked = new AtomicReference<>();
        List<String> seen = new ArrayList<>();
        CheckerOptions options = Registered.options(CheckDefinition.blocking(
                "database",
                deadline -> {
                    inline.nanos += takes.get();
                    return CheckResult.up();
                },
                CheckPolicy.builder().build()));
        options.runListeners.add(run -> {
            CheckSnapshot now = checked.get().snapshot().checks().get(0);
            seen.add(run.status() + " " + now.status() + " " + now.error());
        });
        checked.set(new Engine(inline, options));
        checked.get().start();
        inline.work();
        takes.set(Duration.ofSeconds(3).toNanos());
        inline.advance(Duration.ofSeconds(10));

        assertThat(seen).containsExactly("UP UP null", "DOWN DOWN TIMEOUT");
    }

    @Test
    void deferredAreCalledAfterWhatTheyAreFor() {
        Run run = new Run(
                platform,
                (ended, result, thrown, began) -> {},
                Registered.check(CheckDefinition.blocking(
                        "database", deadline -> null, CheckPolicy.builder().build())),
                0,
                1);
        assertThat(new DeferredActions.Dispatch(run, Runnable::run)).hasToString("database");
        assertThat(new DeferredActions.Cancellation(run)).hasToString("database-cancel");
        assertThat(new DeferredActions.Completion(() -> {})).hasToString("answer");
    }
}
