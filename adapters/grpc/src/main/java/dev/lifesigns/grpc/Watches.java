/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import io.grpc.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * All clients that watch, and the two threads that serve them. Thread-safe.
 *
 * <p>A transition is sent at once. If the engine itself is stuck, a result that grows stale is not a transition, so every
 * client's status is judged again each second.
 */
final class Watches {
    private static final System.Logger LOG = System.getLogger(Watches.class.getName());
    private static final long SECONDS_BETWEEN_UPDATES = 1;
    private static final Status CLOSED = Status.UNAVAILABLE.withDescription("health service: closed");
    private static final Status FULL =
            Status.RESOURCE_EXHAUSTED.withDescription("watches: too many (expected: some that end)");

    private final HealthChecker health;
    private final int max;
    private final int maxPerCaller;

    /* Whether a round of updates is queued that has not started. */
    private final AtomicBoolean updateDue = new AtomicBoolean();

    @GuardedBy("this")
    private final Set<Watch> open = new LinkedHashSet<>();

    @GuardedBy("this")
    private final Map<Object, Integer> perCaller = new HashMap<>();

    /* From the first watch on. */
    @GuardedBy("this")
    private @Nullable ScheduledThreadPoolExecutor threads;

    @GuardedBy("this")
    private boolean closed;

    Watches(HealthChecker health, int max, int maxPerCaller) {
        this.health = health;
        this.max = max;
        this.maxPerCaller = maxPerCaller;
    }

    /** Starts a watch, or ends it at once. Called by the method of the service. */
    void start(Watch watch) {
        watch.whenGone(() -> leave(watch));
        Status refusal = enter(watch);
        if (refusal == null) {
            watch.start();
        } else {
            watch.end(refusal);
        }
    }

    private synchronized @Nullable Status enter(Watch watch) {
        if (closed) {
            return CLOSED;
        }
        int others = perCaller.getOrDefault(watch.caller(), 0);
        if (open.size() >= max || others >= maxPerCaller) {
            return FULL;
        }
        if (threads == null) {
            threads = started();
        }
        open.add(watch);
        perCaller.put(watch.caller(), others + 1);
        return null;
    }

    private synchronized void leave(Watch watch) {
        if (open.remove(watch)) {
            perCaller.computeIfPresent(watch.caller(), (caller, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many watch. */
    synchronized int size() {
        return open.size();
    }

    private synchronized List<Watch> all() {
        return List.copyOf(open);
    }

    /** Two, because a request for runs may have to wait for the engine, and the round of updates must not. */
    private ScheduledThreadPoolExecutor started() {
        AtomicInteger number = new AtomicInteger();
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "lifesigns-grpc-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        for (Runnable task : List.<Runnable>of(this::update, this::refresh)) {
            var unused = pool.scheduleWithFixedDelay(
                    task, SECONDS_BETWEEN_UPDATES, SECONDS_BETWEEN_UPDATES, TimeUnit.SECONDS);
        }
        return pool;
    }

    /** Something has changed: every watch is updated, on one of our threads. */
    synchronized void changed() {
        if (threads != null && !closed && updateDue.compareAndSet(false, true)) {
            threads.execute(() -> {
                updateDue.set(false);
                update();
            });
        }
    }

    private void update() {
        boolean last = health.lifecycle() == HealthLifecycle.CLOSED;
        for (Watch watch : all()) {
            try {
                watch.update();
            } catch (Throwable contained) {
                abandon(watch, contained);
            }
        }
        if (last) {
            close();
        }
    }

    /** A watch that cannot be updated must not look like one whose status does not change. */
    private void abandon(Watch watch, Throwable why) {
        leave(watch);
        LOG.log(System.Logger.Level.WARNING, "a watch failed and is ended", why);
        try {
            watch.end(Status.INTERNAL);
        } catch (RuntimeException gone) {
            // The call has ended by itself then.
        }
    }

    /** A watch counts as asking: checks that run on a probe keep running while anyone watches them. */
    private void refresh() {
        Set<Served> watched = new HashSet<>();
        for (Watch watch : all()) {
            if (watched.add(watch.served())) {
                try {
                    CompletableFuture<?> unused = watch.served().refresh(health);
                } catch (RuntimeException contained) {
                    LOG.log(System.Logger.Level.WARNING, "a watched check could not be run", contained);
                }
            }
        }
    }

    /** Ends all watches and refuses new ones. A second call does nothing. */
    void close() {
        List<Watch> ended;
        ScheduledThreadPoolExecutor pool;
        synchronized (this) {
            closed = true;
            ended = all();
            open.clear();
            perCaller.clear();
            pool = threads;
            threads = null;
        }
        ended.forEach(watch -> watch.end(CLOSED));
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
