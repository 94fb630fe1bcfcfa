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
 * Runs tasks that may each block forever, on as few threads as that allows.
 *
 * <p>One worker is signaled when tasks are submitted. It runs short tasks one after the other and wakes no other. If it is
 * not through with them 5 ms later, one of them may block it: from then on, each worker signals the next before it starts a
 * task, until the queue is empty. So no task waits longer than 10 ms behind a blocked one, and the number of threads grows
 * with the number of tasks that block. An idle worker ends after 30 s.
 *
 * <p>A thread is named after its task once the task has run for that long: naming a thread costs more than a short task.
 */
final class WorkerPool implements Platform.Workers {
    private static final long IDLE_NANOS = 30_000_000_000L;
    private static final long BLOCKED_AFTER_NANOS = 5_000_000;

    private final String threadPrefix;
    private final LongSupplier clock;

    /* Held for a moment only: threads are started, and tasks run, without it. */
    private final ReentrantLock lock = new ReentrantLock();

    /*
     * While it is not empty, a worker is signaled, or a worker is running its tasks and being watched, unless no thread
     * could be started.
     */
    @GuardedBy("lock")
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();

    /* Workers that wait for a signal. Last in, first out: recently used threads work, the others time out. */
    @GuardedBy("lock")
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();

    /*
     * The worker that was woken or started for the queue and has not looked at it yet. Set when the worker leaves the idle
     * ones or is created, before it is woken: a worker whose idle time ends at that moment sees the signal, and stays.
     */
    @GuardedBy("lock")
    private @Nullable Worker signaled;

    /* Workers that are running a task and are not named after it, in the order in which they started it. */
    @GuardedBy("lock")
    private final LinkedHashSet<Worker> unnamed = new LinkedHashSet<>();

    /* Tasks submitted and started since the pool was created; the queue is the difference. */
    @GuardedBy("lock")
    private long submitted;

    @GuardedBy("lock")
    private long started;

    /* The counts when the watchdog was armed; null while it is not armed, which is only while no task waits or runs. */
    @GuardedBy("lock")
    private @Nullable Sample sample;

    /* Calls inspect(). Created with the first task. */
    @GuardedBy("lock")
    private @Nullable TimerThread watchdog;

    /* Whether each worker signals the next: once a worker seems blocked until the queue is empty, and once closed. */
    @GuardedBy("lock")
    private boolean eager;

    /* Once true, no worker stays idle, and the watchdog is not armed. */
    @GuardedBy("lock")
    private boolean closed;

    WorkerPool(String threadPrefix, LongSupplier clock) {
        this.clock = clock;
        this.threadPrefix = threadPrefix;
    }

    private record Sample(long submitted, long started) {}

    @Override
    public void execute(Runnable task) {
        executeAll(List.of(task));
    }

    /** Takes the lock once and wakes one worker: checks that are due together cost one wake-up. */
    @Override
    public void executeAll(List<? extends Runnable> tasks) {
        Worker worker;
        lock.lock();
        try {
            queue.addAll(tasks);
            submitted += tasks.size();
            worker = signalWorker();
            armWatchdog();
        } finally {
            lock.unlock();
        }
        wake(worker);
    }

    @Override
    public void close() {
        Worker worker;
        lock.lock();
        try {
            closed = true;
            if (watchdog != null) {
                watchdog.close();
            }
            eager = true;
            worker = signalWorker();
            idle.forEach(waiting -> LockSupport.unpark(waiting.thread));
        } finally {
            lock.unlock();
        }
        wake(worker);
    }

    /** Arms the watchdog unless it is armed already. If there is no thread for it, the workers are eager instead. */
    @GuardedBy("lock")
    private void armWatchdog() {
        if (sample != null || closed) {
            return;
        }
        try {
            if (watchdog == null) {
                watchdog = new TimerThread(threadPrefix + "#watch", clock, this::inspect);
            }
            watchdog.wakeAt(clock.getAsLong() + BLOCKED_AFTER_NANOS);
            sample = new Sample(submitted, started);
        } catch (OutOfMemoryError noMoreThreads) {
            eager = true;
        }
    }

    /** Names the threads whose task is still running since the sample, and gets help for tasks that are still waiting. */
    private void inspect() {
        Worker worker = null;
        lock.lock();
        try {
            Sample then = sample;
            if (then != null) {
                sample = null;
                unnamed.removeIf(running -> running.nameIfStartedBy(then.started()));
                if (started < then.submitted()) {
                    eager = true;
                    worker = signalWorker();
                }
            }
            if (!queue.isEmpty() || !unnamed.isEmpty()) {
                armWatchdog();
            }
        } finally {
            lock.unlock();
        }
        wake(worker);
    }

    /** Picks the worker that looks at the queue next; {@code null} if one is signaled already. */
    @GuardedBy("lock")
    private @Nullable Worker signalWorker() {
        if (signaled != null || queue.isEmpty()) {
            return null;
        }
        Worker worker = idle.pollFirst();
        if (worker == null) {
            worker = new Worker();
        }
        signaled = worker;
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
                signaled = null;
            } finally {
                lock.unlock();
            }
            EngineLog.warn("no thread for " + threadPrefix + "*; its tasks wait for another", noMoreThreads);
        }
    }

    private final class Worker implements Runnable {
        private final Thread thread = SystemPlatform.daemon(this, threadPrefix + "*");

        /* The task it is running, its number among all tasks started, and whether the thread is named after it. */
        @GuardedBy("lock")
        private @Nullable Runnable task;

        @GuardedBy("lock")
        private long number;

        @GuardedBy("lock")
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
            Worker worker = null;
            lock.lock();
            try {
                finish();
                next = queue.pollFirst();
                while (next == null) {
                    if (!awaitSignal()) {
                        return null;
                    }
                    next = queue.pollFirst();
                }
                acknowledgeSignal();
                start(next);
                if (queue.isEmpty()) {
                    eager = closed;
                } else if (eager) {
                    worker = signalWorker();
                }
            } finally {
                lock.unlock();
            }
            wake(worker);
            return next;
        }

        @GuardedBy("lock")
        private void start(Runnable next) {
            task = next;
            number = ++started;
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

        /** Names the thread after its task if that is not a later one than the given one. Called with the lock held. */
        @SuppressWarnings("GuardedBy") // of another worker, Error Prone cannot tell that its lock is the same
        private boolean nameIfStartedBy(long latest) {
            if (number > latest) {
                return false;
            }
            thread.setName(threadPrefix + task);
            named = true;
            return true;
        }

        @GuardedBy("lock")
        private boolean isSignaled() {
            return equals(signaled);
        }

        @GuardedBy("lock")
        private void acknowledgeSignal() {
            if (isSignaled()) {
                signaled = null;
            }
        }

        /** Waits without the lock; returns {@code false} if the worker is to end. */
        @GuardedBy("lock")
        private boolean awaitSignal() {
            acknowledgeSignal();
            idle.addFirst(this);
            long idleSince = clock.getAsLong();
            long remaining = IDLE_NANOS;
            while (!isSignaled() && !closed && remaining > 0) {
                lock.unlock();
                try {
                    LockSupport.parkNanos(WorkerPool.this, remaining);
                } finally {
                    lock.lock();
                }
                remaining = IDLE_NANOS - (clock.getAsLong() - idleSince);
            }
            idle.remove(this);
            return isSignaled();
        }
    }
}
