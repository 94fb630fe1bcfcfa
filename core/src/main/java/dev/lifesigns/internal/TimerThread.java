/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread that wakes at a wanted time.
 *
 * <p>Wakes are at least 2 ms apart: what is due within that time is handled together, so ten thousand checks a second
 * cost five hundred wakes.
 */
final class TimerThread implements Platform.Timer {
    private static final long RESOLUTION_NANOS = 2_000_000;

    private static final long RETRY_NANOS = 100_000_000;

    private final LongSupplier clock;
    private final Runnable onWake;
    private final String name;

    /*
     * Any thread may write the wish, one at a time: the engine does it under its lock. Only the timer's thread acts on it.
     * It reads the wish anew after every park, and a writer unparks it after every earlier wish, so an earlier wish is
     * never slept over. Right before a wake the timer forgets the wish, also one written at that moment; whoever is woken
     * wishes anew.
     */
    private volatile long wish = Long.MAX_VALUE;

    /* False to true, once. Unparking follows, so the thread sees it and ends. */
    private volatile boolean closed;

    /* Started by the first wish, so that whoever never wishes for anything has no thread. Written by whoever wishes. */
    private volatile @Nullable Thread thread;

    TimerThread(String name, LongSupplier clock, Runnable onWake) {
        this.name = name;
        this.clock = clock;
        this.onWake = onWake;
    }

    @Override
    public void wakeAt(long nanoTime) {
        boolean earlier = nanoTime < wish;
        wish = nanoTime;
        Thread sleeper = thread;
        if (sleeper == null) {
            start();
        } else if (earlier && !Thread.currentThread().equals(sleeper)) {
            LockSupport.unpark(sleeper);
        }
    }

    private void start() {
        if (wish != Long.MAX_VALUE && !closed) {
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

    /** Outlives whatever the callee throws, such as an OutOfMemoryError, and tries again soon. */
    private void wake(long now) {
        try {
            onWake.run();
        } catch (Throwable contained) {
            wish = Math.min(wish, now + RETRY_NANOS);
            EngineLog.error("the timer of the engine failed", contained);
        }
    }

    private void run() {
        long earliest = clock.getAsLong();
        while (!closed) {
            long now = clock.getAsLong();
            long due = Math.max(wish, earliest);
            if (now < due) {
                LockSupport.parkNanos(this, due - now);
            } else {
                wish = Long.MAX_VALUE;
                earliest = now + RESOLUTION_NANOS;
                wake(now);
            }
        }
    }
}
