/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A platform whose clock and threads advance only when a test says so, one task after the other on the test's thread.
 *
 * <p>Confined to one thread and recording what it is asked to do, unlike the one of {@code stress}, which must not order
 * its actors by a lock or a fence, and the one of {@code bench}, which must cost what the real clock costs.
 */
class ManualPlatform implements Platform {
    long nanos;
    long alarm = Long.MAX_VALUE;
    boolean refusesTasks;
    int submitted;
    final List<String> closed = new ArrayList<>();

    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private Runnable onWake = () -> {};

    /** Runs what is due and what is queued. */
    void work() {
        while (alarm <= nanos || !tasks.isEmpty()) {
            if (alarm <= nanos) {
                alarm = Long.MAX_VALUE;
                onWake.run();
            }
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }

    /** Starts what is due, and takes the first queued task instead of running it. */
    Runnable takeTask() {
        if (alarm <= nanos) {
            alarm = Long.MAX_VALUE;
            onWake.run();
        }
        return tasks.remove();
    }

    void advance(Duration time) {
        nanos += time.toNanos();
        work();
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant wallTime() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public double random() {
        return 0.5;
    }

    @Override
    public Timer timer(String threadName, Runnable wake) {
        onWake = wake;
        return new Timer() {
            @Override
            public void wakeAt(long nanoTime) {
                alarm = nanoTime;
            }

            @Override
            public void close() {
                alarm = Long.MAX_VALUE;
                closed.add(threadName);
            }
        };
    }

    @Override
    public Workers workers(String threadPrefix) {
        return new Workers() {
            @Override
            public void execute(Runnable task) {
                if (refusesTasks) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                submitted++;
                tasks.add(task);
            }

            @Override
            public void close() {
                closed.add(threadPrefix);
            }
        };
    }

    /** Runs each task immediately, as if other threads were always faster. */
    static final class Inline extends ManualPlatform {
        @Override
        public Workers workers(String threadPrefix) {
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
