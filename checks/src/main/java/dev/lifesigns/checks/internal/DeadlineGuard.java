/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lifesigns.CheckDeadline;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * What happens to a wait that would outlast its deadline, unless it has {@linkplain #end() ended} by then.
 *
 * <p>All checks share one timer thread and a few threads for actions that may block; all of them end when idle.
 */
public final class DeadlineGuard {
    private static final int SHORTEST_MARGIN_MILLIS = 25;
    private static final int LONGEST_MARGIN_MILLIS = 500;

    /** The part of the remaining time that is reserved for finding out why there is no connection. */
    private static final double SHARE_OF_DIAGNOSIS = 0.25;

    /** The part of the remaining time that is reserved for the response to a cancellation. */
    private static final double SHARE_OF_ANSWER = 0.1;

    private static final int HELPERS = 4;
    private static final int LONGEST_QUEUE = 1_000;
    private static final int IDLE_SECONDS = 10;

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    /*
     * An action may hang, such as a driver's attempt to cancel a query. Actions behind it are then late or dropped. The
     * clients' own timeouts still end each read, so this costs time and nothing else.
     */
    private static final Executor HELPER = helper();

    private final Runnable action;
    private final boolean awaited;
    private final Future<?> alarm;
    private boolean over; // guarded by this
    private boolean acted; // guarded by this

    private DeadlineGuard(long delayMillis, Executor executor, boolean awaited, Runnable action) {
        this.action = action;
        this.awaited = awaited;
        this.alarm = TIMER.schedule(() -> executor.execute(this::act), delayMillis, MILLISECONDS);
    }

    /** Interrupts the calling thread shortly before the deadline, so that it can still report what it waited for. */
    public static DeadlineGuard interruption(CheckDeadline deadline) {
        return new DeadlineGuard(
                before(deadline, SHARE_OF_DIAGNOSIS), Runnable::run, true, Thread.currentThread()::interrupt);
    }

    /** Asks the other side to stop, shortly before the deadline, so that its response still arrives in time. */
    public static DeadlineGuard cancellation(CheckDeadline deadline, Runnable action) {
        return new DeadlineGuard(before(deadline, SHARE_OF_ANSWER), HELPER, true, action);
    }

    /**
     * Aborts the connection right after the deadline. Socket timeouts limit a single read; this limits all of them.
     * Nothing waits for it to finish: MariaDB's driver connects once more, to a server that is not listening.
     */
    public static DeadlineGuard abortion(CheckDeadline deadline, Runnable action) {
        return new DeadlineGuard(deadline.remainingMillis() + SHORTEST_MARGIN_MILLIS, HELPER, false, action);
    }

    /**
     * Declares the wait ended. When it returns, the action has either been completed (an abortion: started) or will
     * never start.
     *
     * @return whether the action was performed
     */
    public boolean end() {
        alarm.cancel(false);
        synchronized (this) {
            over = true;
            return acted;
        }
    }

    private void act() {
        synchronized (this) {
            if (over) {
                return;
            }
            acted = true;
            if (awaited) {
                action.run();
            }
        }
        if (!awaited) {
            action.run();
        }
    }

    private static long before(CheckDeadline deadline, double share) {
        int remaining = deadline.remainingMillis();
        long margin = Math.max(SHORTEST_MARGIN_MILLIS, Math.min(Math.round(remaining * share), LONGEST_MARGIN_MILLIS));
        return Math.max(0, remaining - margin);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, daemon("lifesigns-deadline-guard-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    private static Executor helper() {
        ThreadPoolExecutor helper = new ThreadPoolExecutor(
                HELPERS,
                HELPERS,
                IDLE_SECONDS,
                SECONDS,
                new ArrayBlockingQueue<>(LONGEST_QUEUE),
                daemon("lifesigns-deadline-guard"),
                new ThreadPoolExecutor.DiscardPolicy());
        helper.allowCoreThreadTimeOut(true);
        return helper;
    }

    private static ThreadFactory daemon(String name) {
        return body -> {
            Thread thread = new Thread(body, name);
            thread.setDaemon(true);
            // otherwise it would keep the class loader of the first caller
            thread.setContextClassLoader(null);
            return thread;
        };
    }
}
