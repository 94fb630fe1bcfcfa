/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * At most a fixed number of daemon threads, none when idle, and a time limit for each task.
 *
 * <p>A task that exceeds its limit is interrupted. If it is reading from or writing to a client, that
 * closes the connection: so a slow client can hold a thread only for a while. An interrupt at the very end of a
 * task has no effect: the pool clears it before the next task.
 */
final class TimeLimitedExecutor extends ThreadPoolExecutor {
    private static final long IDLE_SECONDS = 10;

    private final long limitNanos;
    private final Executor timer;
    private final Map<Thread, Long> startedAt = new ConcurrentHashMap<>();

    /*
     * Somebody looks after the tasks as long as there are any. A task is put into startedAt before the flag is read; who
     * looks takes the flag down before reading startedAt. So one of the two sees the other, and no task is forgotten.
     */
    private final AtomicBoolean checkScheduled = new AtomicBoolean();

    TimeLimitedExecutor(String name, int threads, Duration limit) {
        super(threads, threads, IDLE_SECONDS, SECONDS, new LinkedBlockingQueue<>(), daemons(name));
        this.limitNanos = limit.toNanos();
        this.timer = CompletableFuture.delayedExecutor(limit.toMillis() / 4, MILLISECONDS, Runnable::run);
        allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + '-' + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((dying, fault) -> System.getLogger("dev.lifesigns.jdkhttpserver")
                    .log(System.Logger.Level.ERROR, "health server: a thread died and is replaced", fault));
            return thread;
        };
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        startedAt.put(thread, System.nanoTime());
        scheduleCheck();
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable fault) {
        startedAt.remove(Thread.currentThread());
    }

    private void scheduleCheck() {
        if (!checkScheduled.get() && checkScheduled.compareAndSet(false, true)) {
            timer.execute(this::interruptOverdue);
        }
    }

    private void interruptOverdue() {
        long now = System.nanoTime();
        for (Thread thread : startedAt.keySet()) {
            // Atomic with the removal after the task: nobody is interrupted for what an earlier task did.
            startedAt.computeIfPresent(thread, (worker, since) -> {
                if (now - since > limitNanos) {
                    worker.interrupt();
                }
                return since;
            });
        }
        checkScheduled.set(false);
        if (!startedAt.isEmpty()) {
            scheduleCheck();
        }
    }
}
