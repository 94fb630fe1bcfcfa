/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Real threads; every wait is bounded. */
class TimerThreadTest {
    private static final long MILLI = 1_000_000;

    private final LongSupplier clock = SystemPlatform.clock();
    private final Semaphore wakes = new Semaphore(0);

    @Test
    void wakesWhenTheTimeHasComeAndNotBefore() throws InterruptedException {
        long[] at = new long[1];
        try (TimerThread timer = new TimerThread("timer-test", clock, () -> {
            at[0] = clock.getAsLong();
            wakes.release();
        })) {
            long due = clock.getAsLong() + 20 * MILLI;
            timer.wakeAt(due);
            assertThat(wakes.tryAcquire(30, SECONDS)).isTrue();
            assertThat(at[0]).isGreaterThanOrEqualTo(due);
        }
    }

    @Test
    void noWakeUpIsLostHoweverOftenTheWishChanges() throws InterruptedException {
        try (TimerThread timer = new TimerThread("timer-test", clock, wakes::release)) {
            for (int i = 0; i < 2_000; i++) {
                timer.wakeAt(clock.getAsLong() + SECONDS.toNanos(3_600));
                timer.wakeAt(clock.getAsLong() + i % 3 * 100_000);
                assertThat(wakes.tryAcquire(30, SECONDS)).isTrue();
            }
        }
    }

    @Test
    void aWishForNeverIsNoWakeUp() throws InterruptedException {
        try (TimerThread timer = new TimerThread("timer-test", clock, wakes::release)) {
            timer.wakeAt(clock.getAsLong() + 300_000 * MILLI);
            timer.wakeAt(Long.MAX_VALUE);
            timer.wakeAt(clock.getAsLong());
            assertThat(wakes.tryAcquire(30, SECONDS)).isTrue();
            assertThat(wakes.tryAcquire()).isFalse();
        }
    }

    @Test
    void itWakesNobodyTwiceWithinTwoMilliseconds() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        TimerThread[] timer = new TimerThread[1];
        timer[0] = new TimerThread("timer-test", now::get, () -> {
            wakes.release();
            timer[0].wakeAt(0);
        });
        try (TimerThread hasty = timer[0]) {
            hasty.wakeAt(0);
            assertThat(wakes.tryAcquire(30, SECONDS)).isTrue();
            now.set(2 * MILLI - 1);
            assertThat(wakes.tryAcquire(20, MILLISECONDS)).isFalse();

            now.set(2 * MILLI);

            assertThat(wakes.tryAcquire(30, SECONDS)).isTrue();
        }
    }

    @Test
    void afterAFailureItPausesForATenthOfASecond() throws InterruptedException {
        AtomicLong now = new AtomicLong();
        try (CapturedLog log = CapturedLog.open();
                TimerThread timer = new TimerThread("timer-test", now::get, () -> {
                    wakes.release();
                    throw new OutOfMemoryError("deliberate");
                })) {
            timer.wakeAt(0);
            assertThat(wakes.tryAcquire(30, SECONDS)).isTrue();
            now.set(100 * MILLI - 1);
            assertThat(wakes.tryAcquire(20, MILLISECONDS)).isFalse();

            now.set(100 * MILLI);

            assertThat(wakes.tryAcquire(30, SECONDS)).isTrue();
            assertThat(log.lines()).isNotEmpty();
        }
    }

    @Test
    void itSleepsWhileThereIsNothingToDo() throws InterruptedException {
        Thread[] thread = new Thread[1];
        try (TimerThread timer = new TimerThread("timer-test", clock, () -> {
            thread[0] = Thread.currentThread();
            wakes.release();
        })) {
            timer.wakeAt(clock.getAsLong());
            assertThat(wakes.tryAcquire(30, SECONDS)).isTrue();
            awaitSleep(thread[0]);
            assertThat(thread[0].getState()).isEqualTo(Thread.State.TIMED_WAITING);
        }
    }

    private static void awaitSleep(Thread thread) throws InterruptedException {
        for (int i = 0; i < 10_000 && thread.getState() != Thread.State.TIMED_WAITING; i++) {
            thread.join(1);
        }
    }

    /** What fails may be memory, and then the log fails as well. */
    @Test
    void theTimerOutlivesWhateverItsCalleeThrowsAndTriesAgain() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        try (CapturedLog log = CapturedLog.broken();
                TimerThread timer = new TimerThread("timer-test", clock, () -> {
                    wakes.release();
                    if (calls.incrementAndGet() < 3) {
                        throw new OutOfMemoryError("deliberate");
                    }
                })) {
            timer.wakeAt(clock.getAsLong());
            assertThat(wakes.tryAcquire(3, 30, SECONDS)).isTrue();
            assertThat(log.lines())
                    .containsOnly("the timer of the engine failed")
                    .hasSize(2);
        }
    }

    @Test
    void theThreadEndsWithTheTimer() throws InterruptedException {
        Thread[] thread = new Thread[1];
        TimerThread timer = new TimerThread("timer-test", clock, () -> {
            thread[0] = Thread.currentThread();
            wakes.release();
        });
        timer.wakeAt(clock.getAsLong());
        assertThat(wakes.tryAcquire(30, SECONDS)).isTrue();
        awaitSleep(thread[0]);
        timer.close();
        thread[0].join(30_000);
        assertThat(thread[0].isAlive()).isFalse();
    }

    @Test
    void threadsOfTheEngineInheritNothingFromARequestButItsClassLoader() throws InterruptedException {
        InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
        user.set("alice");
        String[] seen = {"not run"};
        ClassLoader[] loader = new ClassLoader[1];
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader own = new ClassLoader(before) {};
        Thread.currentThread().setContextClassLoader(own);
        Thread thread = SystemPlatform.daemon(
                () -> {
                    seen[0] = user.get();
                    loader[0] = Thread.currentThread().getContextClassLoader();
                },
                "inherits-nothing");
        Thread.currentThread().setContextClassLoader(before);
        thread.start();
        thread.join(30_000);
        assertThat(seen[0]).isNull();
        assertThat(loader[0]).isSameAs(own);
        assertThat(thread.isDaemon()).isTrue();
    }
}
