/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread that wakes at the time it was set to.
 *
 * <p>Wake-ups are at least 2 ms apart: what is due within that time is handled together, so ten thousand checks a second
 * cost five hundred wake-ups.
 */
final class TimerThread implements Platform.Timer {
    private static final long RESOLUTION_NANOS = 2_000_000;
    private static final long RETRY_NANOS = 100_000_000;

    private final LongSupplier clock;
    private final Runnable onWake;
    private final String name;

    /*
     * Any thread may set it, one at a time: the engine does so under its lock. Only the timer's thread acts on it. That
     * thread reads it again after every park, and is unparked whenever it is set to an earlier time, so it never sleeps
     * past one. Right before onWake the timer clears it, even if it was set at that very moment; onWake sets it again.
     */
    private volatile long nextWakeNanos = Long.MAX_VALUE;

    /* Set to true once. The thread is then unparked, so it sees the change and ends. */
    private volatile boolean closed;

    /* Started when the timer is first set, so a timer that is never set has no thread. Written by the thread that sets it. */
    private volatile @Nullable Thread thread;

    TimerThread(String name, LongSupplier clock, Runnable onWake) {
        this.name = name;
        this.clock = clock;
        this.onWake = onWake;
    }

    @Override
    public void wakeAt(long nanoTime) {
        boolean earlier = nanoTime < nextWakeNanos;
        nextWakeNanos = nanoTime;
        Thread sleeper = thread;
        if (sleeper == null) {
            start();
        } else if (earlier && !Thread.currentThread().equals(sleeper)) {
            LockSupport.unpark(sleeper);
        }
    }

    private void start() {
        if (nextWakeNanos != Long.MAX_VALUE && !closed) {
            Thread started = SystemPlatform.daemon(this::run, name);
            thread = started;
            try {
                started.start();
            } catch (Throwable noThread) {
                thread = null;
                throw noThread;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** Survives anything that is thrown, such as an OutOfMemoryError, and tries again soon. */
    private void wake(long now) {
        try {
            onWake.run();
        } catch (Throwable contained) {
            nextWakeNanos = Math.min(nextWakeNanos, now + RETRY_NANOS);
            EngineLog.error("the timer of the engine failed", contained);
        }
    }

    private void run() {
        long earliest = clock.getAsLong();
        while (!closed) {
            long now = clock.getAsLong();
            long due = Math.max(nextWakeNanos, earliest);
            if (now < due) {
                LockSupport.parkNanos(this, due - now);
            } else {
                nextWakeNanos = Long.MAX_VALUE;
                earliest = now + RESOLUTION_NANOS;
                wake(now);
            }
        }
    }
}
