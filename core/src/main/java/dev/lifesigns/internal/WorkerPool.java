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
 * <p>Before a worker begins a task it makes sure that somebody else is on the way to the rest of the queue, so no task
 * waits behind a blocked one. Only one worker is on the way at a time: a batch of short tasks is done by the first
 * worker or two, without waking a thread for each. So threads grow with the tasks that block. A burst of thousands may
 * add some tens more, since each worker that arrives calls the next while the queue is not empty; an idle one leaves
 * after 30 s.
 */
final class WorkerPool implements Platform.Workers {
    private static final long IDLE_NANOS = 30_000_000_000L;

    private final String threadPrefix;
    private final LongSupplier clock;
    /* Held for a moment; threads are started, and tasks run, without it. */
    private final ReentrantLock lock = new ReentrantLock();

    /* While it is not empty somebody is on the way to it, unless there was no thread to be had. */
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

    /* Once true, no worker waits idle. */
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
            woken = sendSomebody();
        } finally {
            lock.unlock();
        }
        wake(woken);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.forEach(worker -> LockSupport.unpark(worker.thread));
        } finally {
            lock.unlock();
        }
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
                arrived();
                woken = sendSomebody();
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
