/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks that may each block for ever, on as few threads as that allows.
 *
 * <p>One worker is sent to the queue when tasks come. Short tasks it does one after the other, and wakes nobody. If
 * it has not done them 2 ms later, one of them may block it: from then on each worker sends the next before it begins a
 * task, until the queue is empty. So no task waits for longer than 4 ms behind a blocked one, and threads grow with the
 * tasks that block. An idle one leaves after 30 s.
 */
final class WorkerPool implements Platform.Workers {
    private static final long IDLE_NANOS = 30_000_000_000L;
    private static final long PATIENCE_NANOS = 2_000_000;

    private final String threadPrefix;
    private final LongSupplier clock;
    /* Held for a moment; threads are started, and tasks run, without it. */
    private final ReentrantLock lock = new ReentrantLock();

    /*
     * While it is not empty somebody is on the way to it, or a worker does its tasks and is watched, unless there was no
     * thread to be had.
     */
    @GuardedBy("lock")
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();

    /* Who waits to be called. Last in, first out: the warm ones work, the cold ones leave. */
    @GuardedBy("lock")
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();

    /*
     * Who was woken or started for the queue and has not looked at it yet. Set when it leaves the idle ones or is made,
     * before it is woken: so a worker whose patience ends at that moment sees that it was called, and stays.
     */
    @GuardedBy("lock")
    private @Nullable Worker onTheWay;

    /* Calls relieve() when patience is over. There is none until a second task is in the queue. */
    @GuardedBy("lock")
    private @Nullable TimerThread watch;

    /* Tasks brought and taken since the pool was made; the queue is the difference. */
    @GuardedBy("lock")
    private long brought;

    @GuardedBy("lock")
    private long taken;

    /*
     * How many had been brought when the watch began; when it ends they should be taken. 0 while nobody watches, which
     * is so only while nobody waits behind another one, or all hurry.
     */
    @GuardedBy("lock")
    private long watched;

    /* Whether each worker sends the next: from the end of patience until the queue is empty, and once closed. */
    @GuardedBy("lock")
    private boolean hurried;

    /* Once true, no worker waits idle, and nobody watches. */
    @GuardedBy("lock")
    private boolean closed;

    WorkerPool(String threadPrefix, LongSupplier clock) {
        this.clock = clock;
        this.threadPrefix = threadPrefix;
    }

    @Override
    public void execute(Runnable task) {
        executeAll(List.of(task));
    }

    /** Takes the lock once and wakes one worker: checks that are due together cost one wake-up. */
    @Override
    public void executeAll(List<? extends Runnable> tasks) {
        Worker woken;
        lock.lock();
        try {
            queue.addAll(tasks);
            brought += tasks.size();
            woken = sendSomebody();
            if (queue.size() > 1 && watched == 0) {
                watch();
            }
        } finally {
            lock.unlock();
        }
        wake(woken);
    }

    @Override
    public void close() {
        Worker woken;
        lock.lock();
        try {
            closed = true;
            if (watch != null) {
                watch.close();
            }
            hurried = true;
            woken = sendSomebody();
            idle.forEach(worker -> LockSupport.unpark(worker.thread));
        } finally {
            lock.unlock();
        }
        wake(woken);
    }

    /** Sees to it that whoever stays in the queue is helped soon; without a thread to watch, at once. */
    @GuardedBy("lock")
    private void watch() {
        if (hurried) {
            return;
        }
        try {
            if (watch == null) {
                watch = new TimerThread(threadPrefix + "#watch", clock, this::relieve);
            }
            watch.wakeAt(clock.getAsLong() + PATIENCE_NANOS);
            watched = brought;
        } catch (OutOfMemoryError noMoreThreads) {
            hurried = true;
        }
    }

    private void relieve() {
        Worker woken;
        lock.lock();
        try {
            hurried |= taken < watched;
            watched = 0;
            woken = hurried ? sendSomebody() : null;
            if (!queue.isEmpty()) {
                watch();
            }
        } finally {
            lock.unlock();
        }
        wake(woken);
    }

    /** Picks who shall look at the queue next; null when somebody is on the way already. */
    @GuardedBy("lock")
    private @Nullable Worker sendSomebody() {
        if (onTheWay != null || queue.isEmpty()) {
            return null;
        }
        Worker worker = idle.pollFirst();
        if (worker == null) {
            worker = new Worker();
        }
        onTheWay = worker;
        return worker;
    }

    private void wake(@Nullable Worker worker) {
        if (worker == null) {
            return;
        }
        if (worker.thread.getState() != Thread.State.NEW) {
            LockSupport.unpark(worker.thread);
            return;
        }
        try {
            worker.thread.start();
        } catch (OutOfMemoryError noMoreThreads) {
            lock.lock();
            try {
                onTheWay = null;
            } finally {
                lock.unlock();
            }
            EngineLog.warn("no thread for " + threadPrefix + "*; its tasks wait for another", noMoreThreads);
        }
    }

    private final class Worker implements Runnable {
        private final Thread thread = SystemPlatform.daemon(this, threadPrefix);

        @Override
        public void run() {
            for (Runnable task = next(); task != null; task = next()) {
                thread.setName(threadPrefix + task);
                try {
                    task.run();
                } catch (Throwable contained) {
                    EngineLog.error("a task of " + threadPrefix + "* failed", contained);
                }
            }
        }

        private @Nullable Runnable next() {
            Runnable task;
            Worker woken = null;
            lock.lock();
            try {
                task = queue.pollFirst();
                while (task == null) {
                    if (!waitForCall()) {
                        return null;
                    }
                    task = queue.pollFirst();
                }
                taken++;
                arrived();
                if (queue.isEmpty()) {
                    hurried = closed;
                } else if (hurried) {
                    woken = sendSomebody();
                }
            } finally {
                lock.unlock();
            }
            wake(woken);
            return task;
        }

        @GuardedBy("lock")
        private boolean called() {
            return equals(onTheWay);
        }

        @GuardedBy("lock")
        private void arrived() {
            if (called()) {
                onTheWay = null;
            }
        }

        /** Waits outside of the lock; false when it is time to leave. */
        @GuardedBy("lock")
        private boolean waitForCall() {
            arrived();
            idle.addFirst(this);
            long began = clock.getAsLong();
            long left = IDLE_NANOS;
            while (!called() && !closed && left > 0) {
                lock.unlock();
                try {
                    LockSupport.parkNanos(WorkerPool.this, left);
                } finally {
                    lock.lock();
                }
                left = IDLE_NANOS - (clock.getAsLong() - began);
            }
            idle.remove(this);
            return called();
        }
    }
}
