/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The machine itself; every wait is bounded. */
class SystemPlatformTest {
    private final SystemPlatform platform = new SystemPlatform();

    @Test
    void thereIsOneMonotonicClock() {
        long before = platform.nanoTime();
        long between = SystemPlatform.clock().getAsLong();
        assertThat(between).isBetween(before, platform.nanoTime());
        assertThat(before).isNotNegative();
    }

    @Test
    void theWallClockIsThatOfTheMachine() {
        Instant before = Instant.now();
        assertThat(platform.wallTime()).isBetween(before, Instant.now());
    }

    @Test
    void randomNumbersDifferAndAreLessThanOne() {
        assertThat(DoubleStream.generate(platform::random).limit(100).boxed())
                .allMatch(number -> number >= 0 && number < 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void aWaitEndsWithTheFutureHoweverThatEnded() {
        assertThatCode(() -> {
                    platform.await(CompletableFuture.completedFuture(1), Duration.ofDays(1));
                    platform.await(CompletableFuture.failedFuture(new IllegalStateException()), Duration.ofDays(1));
                    platform.await(new CompletableFuture<>(), Duration.ofNanos(1));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aWaitWaits() throws Exception {
        CompletableFuture<Integer> later = new CompletableFuture<>();
        Thread waiting = SystemPlatform.daemon(() -> awaited(later), "waiting");
        waiting.start();
        waiting.join(20);
        assertThat(waiting.isAlive()).isTrue();

        later.complete(1);

        waiting.join(30_000);
        assertThat(waiting.isAlive()).isFalse();
    }

    private void awaited(CompletableFuture<?> future) {
        try {
            platform.await(future, Duration.ofDays(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsSequentialRunsOnOneThreadThatLeavesWhenItIsClosed() throws Exception {
        Platform.Workers sequential = platform.sequential("one");
        CompletableFuture<Thread> first = new CompletableFuture<>();
        CompletableFuture<Thread> second = new CompletableFuture<>();
        sequential.execute(() -> first.complete(Thread.currentThread()));
        sequential.execute(() -> second.complete(Thread.currentThread()));
        Thread thread = second.get(30, SECONDS);
        assertThat(first).isCompletedWithValue(thread);
        assertThat(thread.getName()).isEqualTo("one");
        assertThat(thread.isDaemon()).isTrue();

        sequential.close();

        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
        assertThatCode(() -> sequential.execute(() -> {})).doesNotThrowAnyException();
    }
}
