package dev.lifesigns.checks.jdbc;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lifesigns.Deadline;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * What is done shortly before a deadline to end a wait, unless the wait has {@linkplain #end() ended} by then.
 *
 * <p>All checks together use one timer thread, and one more while a query is being cancelled.
 */
final class LastResort {
    private static final long SHORTEST_MARGIN_MILLIS = 25;
    private static final long LONGEST_MARGIN_MILLIS = 250;
    private static final long IDLE_SECONDS = 30;

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    /*
     * To cancel a query, drivers open a connection, and may hang there. A second one meanwhile is dropped: cancelling
     * is a courtesy to the server, and the network timeout ends the wait in any case.
     */
    private static final Executor CANCELLER = new ThreadPoolExecutor(
            0,
            1,
            IDLE_SECONDS,
            SECONDS,
            new SynchronousQueue<>(),
            daemon("lifesigns-jdbc-cancel"),
            new ThreadPoolExecutor.DiscardPolicy());

    private final Runnable action;
    private final Future<?> alarm;
    private boolean over; // guarded by this
    private boolean acted; // guarded by this

    private LastResort(Deadline deadline, Executor executor, Runnable action) {
        this.action = action;
        this.alarm = TIMER.schedule(() -> executor.execute(this::act), delayMillis(deadline), MILLISECONDS);
    }

    /** Will interrupt the calling thread. */
    static LastResort interruption(Deadline deadline) {
        return new LastResort(deadline, Runnable::run, Thread.currentThread()::interrupt);
    }

    /** Will do something that may block. */
    static LastResort cancellation(Deadline deadline, Runnable action) {
        return new LastResort(deadline, CANCELLER, action);
    }

    /**
     * Declares the wait ended. When it returns, the action has either been completed or will never begin.
     *
     * @return whether the action has been done
     */
    boolean end() {
        alarm.cancel(false);
        synchronized (this) {
            over = true;
            return acted;
        }
    }

    private synchronized void act() {
        if (!over) {
            acted = true;
            action.run();
        }
    }

    private static long delayMillis(Deadline deadline) {
        long remaining = deadline.remaining().toMillis();
        long margin = Math.max(SHORTEST_MARGIN_MILLIS, Math.min(remaining / 8, LONGEST_MARGIN_MILLIS));
        return Math.max(0, remaining - margin);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemon("lifesigns-jdbc-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    private static ThreadFactory daemon(String name) {
        return body -> {
            Thread thread = new Thread(body, name);
            thread.setDaemon(true);
            // else it would keep the class loader of whoever happened to come first
            thread.setContextClassLoader(null);
            return thread;
        };
    }
}
