/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Time and threads, as the engine sees them: the one seam through which the testkit runs the whole engine in virtual
 * time. Nothing else in the engine reads a clock, waits, or creates a thread.
 */
public interface Platform {
    /** Monotonic clock in nanoseconds, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Wall clock, for display only. */
    Instant wallTime();

    /** A random number from 0 (inclusive) to 1 (exclusive). */
    double random();

    /**
     * A timer on a thread of its own.
     *
     * @param onWake called on that thread when the time it was set to has come, and possibly at other times
     */
    Timer timer(String threadName, Runnable onWake);

    /** A pool that runs each task immediately, on an idle thread or else on a new one. */
    Workers workers(String threadPrefix);

    /** One thread that runs tasks in order; it exists only while there are tasks. */
    Workers sequential(String threadName);

    /** Interrupts a thread that runs a task of {@link #workers}. */
    void interrupt(Thread thread);

    /**
     * Blocks the calling thread until the future is complete or the time has passed.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    void await(CompletableFuture<?> future, Duration atMost) throws InterruptedException;

    /** Calls back at a given time. */
    interface Timer extends AutoCloseable {
        /**
         * Sets the monotonic time of the next call, instead of the one set before. {@link Long#MAX_VALUE} means never.
         */
        void wakeAt(long nanoTime);

        @Override
        void close();
    }

    /** Runs tasks. */
    interface Workers extends Executor, AutoCloseable {
        /** Runs each of the tasks, as {@link #execute} would one after the other. */
        default void executeAll(List<? extends Runnable> tasks) {
            tasks.forEach(this::execute);
        }

        /** Keeps no idle thread from now on, and waits for nothing. Queued tasks still run. */
        @Override
        void close();
    }
}
