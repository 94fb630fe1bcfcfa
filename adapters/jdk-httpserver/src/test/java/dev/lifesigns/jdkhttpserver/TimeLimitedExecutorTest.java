/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitedExecutorTest {
    private final TimeLimitedExecutor executor = new TimeLimitedExecutor("time-limited", 2, Duration.ofMillis(200));

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    @Test
    void aTaskThatTakesTooLongIsInterrupted() {
        assertNextIsInterrupted();
    }

    @Test
    void everyTaskThatTakesTooLongIsInterruptedAlsoAfterAPause() {
        for (int i = 0; i < 3; i++) {
            assertNextIsInterrupted();
        }
    }

    private void assertNextIsInterrupted() {
        Future<?> task = executor.submit(() -> new CountDownLatch(1).await(30, TimeUnit.SECONDS));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> task.get(20, TimeUnit.SECONDS))
                .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void whoComesNextIsNotInterruptedForTheOneBefore() throws Exception {
        executor.setCorePoolSize(1);
        executor.submit(() -> Thread.currentThread().interrupt()).get(20, TimeUnit.SECONDS);

        assertThat(executor.submit(() -> Thread.currentThread().isInterrupted()).get(20, TimeUnit.SECONDS))
                .isFalse();
    }

    @Test
    void threadsAreDaemonsNamedAndNoMoreThanAllowed() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            executor.execute(() -> {
                threads.add(Thread.currentThread());
                done.countDown();
            });
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(threads).hasSizeBetween(1, 2).allSatisfy(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).startsWith("time-limited-");
        });
    }
}
