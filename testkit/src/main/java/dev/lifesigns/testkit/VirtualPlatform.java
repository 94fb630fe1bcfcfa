/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The engine's time and threads, on a {@link VirtualScheduler}. */
final class VirtualPlatform implements Platform {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualScheduler scheduler;
    private final SplittableRandom random;
    private volatile Duration wallOffset = Duration.ZERO;
    private volatile long workerDelay;

    VirtualPlatform(VirtualScheduler scheduler, long seed) {
        this.scheduler = scheduler;
        this.random = new SplittableRandom(~seed);
    }

    void jump(Duration jump) {
        wallOffset = wallOffset.plus(jump);
    }

    void delayWorkers(long nanos) {
        workerDelay = nanos;
    }

    @Override
    public long nanoTime() {
        return scheduler.nanos();
    }

    @Override
    public Instant wallTime() {
        return START.plusNanos(scheduler.nanos()).plus(wallOffset);
    }

    @Override
    public double random() {
        synchronized (random) {
            return random.nextDouble();
        }
    }

    @Override
    public Timer timer(String threadName, Runnable onWake) {
        return new VirtualTimer(onWake);
    }

    @Override
    public Workers workers(String threadPrefix) {
        return new Pool();
    }

    @Override
    public Workers sequential(String threadName) {
        return new InOrder();
    }

    @Override
    public void interrupt(Thread thread) {
        scheduler.interrupt(thread);
    }

    @Override
    public void await(CompletableFuture<?> future, Duration atMost) {
        scheduler.advance(atMost.toNanos(), future::isDone);
    }

    /** Like the real timer, it has one thread: while that is busy or blocked, it does not fire. */
    private final class VirtualTimer implements Timer {
        private final Runnable onWake;
        private VirtualScheduler.@Nullable Event next;
        private long at = Long.MAX_VALUE;
        private boolean busy;

        VirtualTimer(Runnable onWake) {
            this.onWake = onWake;
        }

        @Override
        public synchronized void wakeAt(long nanoTime) {
            if (nanoTime == at && next != null) {
                return;
            }
            close();
            at = nanoTime;
            if (!busy) {
                schedule();
            }
        }

        private void schedule() {
            if (at != Long.MAX_VALUE) {
                next = scheduler.schedule(at, this::wake);
            }
        }

        @Override
        public synchronized void close() {
            if (next != null) {
                scheduler.cancel(next);
                next = null;
            }
            at = Long.MAX_VALUE;
        }

        private void wake() {
            synchronized (this) {
                next = null;
                at = Long.MAX_VALUE;
                busy = true;
            }
            try {
                onWake.run();
            } finally {
                synchronized (this) {
                    busy = false;
                    schedule();
                }
            }
        }
    }

    /** Starts each task immediately, or as late as an overloaded machine would. */
    private final class Pool implements Workers {
        @Override
        public void execute(Runnable task) {
            scheduler.schedule(scheduler.nanos() + workerDelay, () -> scheduler.task(task));
        }

        @Override
        public void close() {
            // Queued tasks still run, as with the real one.
        }
    }

    /** Runs one task after the other. */
    private final class InOrder implements Workers {
        private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
        private boolean working;

        @Override
        public synchronized void execute(Runnable task) {
            queue.add(task);
            if (!working) {
                working = true;
                scheduler.schedule(scheduler.nanos(), () -> scheduler.task(this::work));
            }
        }

        @Override
        public void close() {
            // Queued tasks still run, as with the real one.
        }

        private void work() {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
        }

        private synchronized @Nullable Runnable next() {
            Runnable task = queue.poll();
            working = task != null;
            return task;
        }
    }
}
