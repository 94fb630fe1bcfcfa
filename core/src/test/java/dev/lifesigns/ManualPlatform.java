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

/** A machine whose clock and threads move only when a test moves them, one task after the other on its own thread. */
class ManualPlatform implements Platform {
    long nanos;
    long alarm = Long.MAX_VALUE;
    boolean refusesTasks;
    int brought;
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
                brought++;
                tasks.add(task);
            }

            @Override
            public void close() {
                closed.add(threadPrefix);
            }
        };
    }

    /** One whose other threads are always faster: every task is over before it was handed over. */
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
                    // Nothing to end.
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
