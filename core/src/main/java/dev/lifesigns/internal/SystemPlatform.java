/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** The machine's clocks and daemon platform threads. */
public final class SystemPlatform implements Platform {
    /** The origin of all times, so that they are small and positive, and can be compared directly. */
    private static final long ORIGIN = System.nanoTime();

    private static final long IDLE_SECONDS = 10;

    /** The monotonic clock in nanoseconds, for code that needs no more than that. */
    public static LongSupplier clock() {
        return () -> System.nanoTime() - ORIGIN;
    }

    /** The wall clock, for code that needs no more than that. */
    public static InstantSource wallClock() {
        return InstantSource.system();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() - ORIGIN;
    }

    @Override
    public Instant wallTime() {
        return Instant.now();
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public Timer timer(String threadName, Runnable onWake) {
        return new TimerThread(threadName, this::nanoTime, onWake);
    }

    @Override
    public Workers workers(String threadPrefix) {
        return new WorkerPool(threadPrefix, this::nanoTime);
    }

    @Override
    public Workers sequential(String threadName) {
        return new OneThread(threadName);
    }

    @Override
    public void interrupt(Thread thread) {
        thread.interrupt();
    }

    @Override
    public void await(CompletableFuture<?> future, Duration atMost) throws InterruptedException {
        try {
            future.get(atMost.toNanos(), NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The caller reads the state when the wait ends, however it ended.
            return;
        }
    }

    /**
     * A thread that inherits nothing but the class loader from the thread that happens to need it first, such as a
     * request's.
     */
    static Thread daemon(Runnable body, String name) {
        Thread thread = new Thread(null, body, name, 0, false);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.setDaemon(true);
        return thread;
    }

    private static final class OneThread implements Workers {
        private final ThreadPoolExecutor executor;

        OneThread(String name) {
            executor = new ThreadPoolExecutor(
                    1,
                    1,
                    IDLE_SECONDS,
                    SECONDS,
                    new LinkedBlockingQueue<>(),
                    body -> daemon(body, name),
                    new ThreadPoolExecutor.DiscardPolicy());
            executor.allowCoreThreadTimeOut(true);
        }

        @Override
        public void execute(Runnable task) {
            executor.execute(task);
        }

        @Override
        public void close() {
            executor.shutdown();
        }
    }
}
