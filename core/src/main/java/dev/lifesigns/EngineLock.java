/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.EngineLog;
import dev.lifesigns.internal.Platform;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one lock of the engine, and its threads.
 *
 * <p>All mutable state changes under the lock, which is held for O(log n) arithmetic and never while user code runs:
 * checks run on workers; listeners and waiters are called on threads of their own. What has to happen after the lock is
 * released is collected as {@link DeferredActions}.
 */
final class EngineLock {
    private final StateStore store;
    private final @Nullable Executor executor;
    private final Platform.Workers workers;
    private final Platform.Workers notifier;
    private final Platform.Timer timer;

    /*
     * Guards all mutable state, including that of the store. No user code runs, and no thread waits, while it is held.
     */
    private final ReentrantLock lock = new ReentrantLock();

    /* Changes in the same step as the state, so a name and an index are free exactly when no later state uses them. */
    @GuardedBy("lock")
    private final CheckRegistry registry;

    /*
     * A run is in flight from the step that starts it to the step that handles its end; there is at most one per check.
     */
    @GuardedBy("lock")
    private final RunScheduler scheduler;

    /* Those that wait for a change. A future is removed before it is completed, so each is completed once. */
    @GuardedBy("lock")
    private final Waiters waiters = new Waiters();

    /* Those that wait until every check has a result. */
    @GuardedBy("lock")
    private final Waiters firstResultWaiters = new Waiters();

    /* A resource is removed before it is closed, so each is closed once. */
    @GuardedBy("lock")
    private final Ownership ownership;

    /**
     * @param executor runs checks; {@code null} for the workers
     * @param onWake called on the timer's thread, to take a step that handles what is due
     */
    EngineLock(
            Platform platform,
            StateStore store,
            CheckRegistry registry,
            RunScheduler scheduler,
            Ownership ownership,
            @Nullable Executor executor,
            Runnable onWake) {
        this.store = store;
        this.registry = registry;
        this.scheduler = scheduler;
        this.ownership = ownership;
        this.executor = executor;
        this.workers = platform.workers("lifesigns-check-");
        this.notifier = platform.workers("lifesigns-notifier-");
        this.timer = platform.timer("lifesigns-timer", onWake);
    }

    /** What the lock guards, available to one step. */
    record Held(
            CheckRegistry registry,
            RunScheduler scheduler,
            Waiters waiters,
            Waiters firstResultWaiters,
            Ownership ownership,
            Now now,
            DeferredActions deferred) {}

    /** Takes a step without a result. */
    void step(Consumer<Held> step) {
        var unused = step(null, held -> {
            step.accept(held);
            return null;
        });
    }

    /** Takes a step, sets the timer, and runs deferred actions after the lock is released; does nothing once closed. */
    <T extends @Nullable Object> T step(T ifClosed, Function<Held, T> step) {
        DeferredActions deferred = new DeferredActions();
        try {
            lock.lock();
            try {
                return take(ifClosed, step, deferred);
            } finally {
                lock.unlock();
            }
        } finally {
            // Even if memory ran out halfway: a run that is in flight but never dispatched would stay in flight
            // forever.
            run(deferred);
        }
    }

    @GuardedBy("lock")
    private <T extends @Nullable Object> T take(T ifClosed, Function<Held, T> step, DeferredActions deferred) {
        if (store.published().stage().closed()) {
            return ifClosed;
        }
        Now now = store.now();
        long revision = store.published().revision();
        try {
            store.expire(now);
            T result = step.apply(new Held(registry, scheduler, waiters, firstResultWaiters, ownership, now, deferred));
            if (store.published().revision() != revision) {
                deferred.complete(waiters.all());
            }
            if (store.neverRan() == 0) {
                deferred.complete(firstResultWaiters.all());
            }
            return result;
        } finally {
            long earliest = Math.min(Math.min(scheduler.nextAlarm(), store.nextExpiry()), waiters.earliest());
            timer.wakeAt(Math.min(earliest, Math.min(ownership.earliest(), firstResultWaiters.earliest())));
        }
    }

    private void run(DeferredActions deferred) {
        dispatch(deferred.started());
        deferred.overdue().forEach(run -> attempt(workers, new DeferredActions.Cancellation(run)));
        deferred.closings().forEach(closing -> attempt(workers, closing));
        deferred.decided().forEach(future -> answer(() -> future.complete(null)));
        deferred.news()
                .forEach(future -> answer(() -> future.complete(store.current().snapshot())));
    }

    private void dispatch(List<Run> started) {
        if (started.isEmpty()) {
            return;
        }
        Executor by = executor;
        try {
            workers.executeAll(
                    by == null
                            ? started
                            : started.stream()
                                    .map(run -> new DeferredActions.Dispatch(run, by))
                                    .toList());
        } catch (Throwable noThread) {
            started.forEach(run -> run.refused(noThread));
        }
    }

    /** Each on a thread of its own, so that no one waits for what another waiter does with its snapshot. */
    void answer(Runnable completion) {
        attempt(notifier, new DeferredActions.Completion(completion));
    }

    private static void attempt(Platform.Workers by, Runnable action) {
        try {
            by.execute(action);
        } catch (Throwable noThread) {
            EngineLog.warn("no thread for: " + action, noThread);
        }
    }

    /** Ends the threads; called after the step that closed the engine. */
    void close() {
        timer.close();
        workers.close();
        notifier.close();
    }
}
