/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench;

import dev.lifesigns.internal.Platform;
import dev.lifesigns.internal.SystemPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Time that a benchmark advances step by step, and workers that run tasks immediately: the engine without threads.
 *
 * <p>Reading its time costs what reading the real clock costs, and nothing is recorded, so that only the engine is
 * measured: the fixtures of the tests do neither.
 */
final class SteppedPlatform implements Platform {
    private final LongSupplier clock = SystemPlatform.clock();
    private final SplittableRandom random = new SplittableRandom(42);
    private long nanos;
    private long nextWakeNanos = Long.MAX_VALUE;
    private Runnable onWake = () -> {};

    /** Advances to the next instant at which something is due, and handles it. */
    void step() {
        nanos = nextWakeNanos;
        nextWakeNanos = Long.MAX_VALUE;
        onWake.run();
    }

    /** The stepped time, at the cost of reading the real clock. */
    @Override
    public long nanoTime() {
        return clock.getAsLong() == Long.MIN_VALUE ? 0 : nanos;
    }

    @Override
    public Instant wallTime() {
        return Instant.now();
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public Timer timer(String threadName, Runnable wake) {
        onWake = wake;
        return new Timer() {
            @Override
            public void wakeAt(long nanoTime) {
                nextWakeNanos = nanoTime;
            }

            @Override
            public void close() {
                nextWakeNanos = Long.MAX_VALUE;
            }
        };
    }

    @Override
    public Workers workers(String threadPrefix) {
        return inline();
    }

    @Override
    public Workers sequential(String threadName) {
        return inline();
    }

    @Override
    public void interrupt(Thread thread) {
        thread.interrupt();
    }

    @Override
    public void await(CompletableFuture<?> future, Duration atMost) {
        future.join();
    }

    private static Workers inline() {
        return new Workers() {
            @Override
            public void execute(Runnable task) {
                task.run();
            }

            @Override
            public void close() {
                // There is no thread to end.
            }
        };
    }
}
