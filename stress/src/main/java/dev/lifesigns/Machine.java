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
 * A machine whose clock, timer and threads are whoever calls it: the actors of a test are the engine's threads.
 *
 * <p>It hides no race: it adds one volatile clock and one lock-free queue, and no more.
 */
final class Machine implements Platform {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile long nanos;
    private Runnable onWake = () -> {};

    /** The timer's thread: it wakes at that time. */
    void wakeAt(Duration time) {
        nanos = time.toNanos();
        onWake.run();
    }

    /** A worker's thread: it does what is queued now, and what follows from it. */
    void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** How many tasks wait for a thread. */
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
                // The actors wake the engine when they like.
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
