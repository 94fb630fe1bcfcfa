/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A platform whose clock, timer, and threads are its callers: the actors of a test are the engine's threads.
 *
 * <p>It hides no race: it adds one volatile clock and one lock-free queue, and nothing else. That is why it is not the
 * fixture of core's tests, which records every call.
 */
final class Machine implements Platform {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile long nanos;
    private Runnable onWake = () -> {};

    /** Acts as the timer's thread, which wakes at that time. */
    void wakeAt(Duration time) {
        nanos = time.toNanos();
        onWake.run();
    }

    /** Acts as a worker's thread, which runs all queued tasks, including those that they submit. */
    void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** The number of tasks that wait for a thread. */
    int waiting() {
        return tasks.size();
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant wallTime() {
        return Instant.EPOCH;
    }

    @Override
    public double random() {
        return 0;
    }

    @Override
    public Timer timer(String threadName, Runnable wake) {
        onWake = wake;
        return new Timer() {
            @Override
            public void wakeAt(long nanoTime) {
                // The actors decide when to wake the engine.
            }

            @Override
            public void close() {
                // There is no thread to end.
            }
        };
    }

    @Override
    public Workers workers(String threadPrefix) {
        return new Workers() {
            @Override
            public void execute(Runnable task) {
                tasks.add(task);
            }

            @Override
            public void close() {
                // There is no thread to end.
            }
        };
    }

    @Override
    public Workers sequential(String threadName) {
        return workers(threadName);
    }

    @Override
    public void interrupt(Thread thread) {
        thread.interrupt();
    }

    @Override
    public void await(CompletableFuture<?> future, Duration atMost) {
        work();
    }
}
