/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks that may each block for ever, on as few threads as that allows.
 *
 * <p>One worker is sent to the queue when tasks come. Short tasks it does one after the other, and wakes nobody. If it
 * has not done them 5 ms later, one of them may block it: from then on each worker sends the next before it begins a
 * task, until the queue is empty. So no task waits for longer than 10 ms behind a blocked one, and threads grow with the
 * tasks that block. An idle one leaves after 30 s.
 *
 * <p>A thread is named after its task once it has been at it for that long: a name costs more than a short task does.
 */
final class WorkerPool implements Platform.Workers {
    private static final long IDLE_NANOS = 30_000_000_000L;
    private static final long PATIENCE_NANOS = 5_000_000;

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

    /* Who is at a task and not named after it, in the order in which they took theirs. */
    @GuardedBy("lock")
    private final LinkedHashSet<Worker> unnamed = new LinkedHashSet<>();

    /* Tasks brought and taken since the pool was made; the queue is the difference. */
    @GuardedBy("lock")
    private long brought;

    @GuardedBy("lock")
    private long taken;

    /* What the watch saw when it began; null while nobody watches, which is so only while nobody waits or works. */
    @GuardedBy("lock")
    private @Nullable Sight sight;

    /* Ends the watch. There is none before the first task. */
    @GuardedBy("lock")
    private @Nullable TimerThread watch;

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

    private record Sight(long brought, long taken) {}

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
            watch();
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

    /** Begins to watch, unless somebody does. Without a thread for it, everybody hurries. */
    @GuardedBy("lock")
    private void watch() {
        if (sight != null || closed) {
            return;
        }
        try {
            if (watch == null) {
                watch = new TimerThread(threadPrefix + "#watch", clock, this::look);
            }
            watch.wakeAt(clock.getAsLong() + PATIENCE_NANOS);
            sight = new Sight(brought, taken);
        } catch (OutOfMemoryError noMoreThreads) {
            hurried = true;
        }
    }

    /** Whoever was at a task then and still is gets its name; whoever was waiting then and still is gets help. */
    private void look() {
        Worker woken = null;
        lock.lock();
        try {
            Sight then = sight;
            if (then != null) {
                sight = null;
                unnamed.removeIf(worker -> worker.nameIfAt(then.taken()));
                if (taken < then.brought()) {
                    hurried = true;
                    woken = sendSomebody();
                }
            }
            if (!queue.isEmpty() || !unnamed.isEmpty()) {
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
        private final Thread thread = SystemPlatform.daemon(this, threadPrefix + "*");

        /* What it is at, as which of all that were taken, and whether it is named after it. Guarded by the pool's lock. */
        private @Nullable Runnable task;
        private long number;
        private boolean named;

        @Override
        public void run() {
            for (Runnable next = next(); next != null; next = next()) {
                try {
                    next.run();
                } catch (Throwable contained) {
                    EngineLog.error("a task of " + threadPrefix + "* failed", contained);
                }
            }
        }

        private @Nullable Runnable next() {
            Runnable next;
            Worker woken = null;
            lock.lock();
            try {
                finish();
                next = queue.pollFirst();
                while (next == null) {
                    if (!waitForCall()) {
                        return null;
                    }
                    next = queue.pollFirst();
                }
                arrived();
                begin(next);
                if (queue.isEmpty()) {
                    hurried = closed;
                } else if (hurried) {
                    woken = sendSomebody();
                }
            } finally {
                lock.unlock();
            }
            wake(woken);
            return next;
        }

        @GuardedBy("lock")
        private void begin(Runnable next) {
            task = next;
            number = ++taken;
            unnamed.add(this);
        }

        @GuardedBy("lock")
        private void finish() {
            task = null;
            unnamed.remove(this);
            if (named) {
                thread.setName(threadPrefix + "*");
                named = false;
            }
        }

        /** Names it after its task, if that is no later one than the given one. Called under the pool's lock. */
        private boolean nameIfAt(long latest) {
            if (number > latest) {
                return false;
            }
            thread.setName(threadPrefix + task);
            named = true;
            return true;
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
