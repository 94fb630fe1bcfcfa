/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Logs internal errors, at most one every ten seconds: what fails for one prober fails for all, and must not fill the disk
 * of the host. Thread-safe; throws nothing.
 */
final class ThrottledErrorLog {
    private static final long PAUSE_NANOS = SECONDS.toNanos(10);

    private final System.Logger logger;
    private final LongSupplier nanoClock;
    private final AtomicLong nextNanos;
    private final AtomicLong unlogged = new AtomicLong();

    ThrottledErrorLog(System.Logger logger, LongSupplier nanoClock) {
        this.logger = logger;
        this.nanoClock = nanoClock;
        this.nextNanos = new AtomicLong(nanoClock.getAsLong());
    }

    void log(Throwable fault) {
        long next = nextNanos.get();
        long now = nanoClock.getAsLong();
        if (now - next < 0 || !nextNanos.compareAndSet(next, now + PAUSE_NANOS)) {
            unlogged.incrementAndGet();
            return;
        }
        long more = unlogged.getAndSet(0);
        String message = "health endpoint: internal fault, answered 500"
                + (more == 0 ? "" : "; " + more + " more since the last one that was logged");
        try {
            logger.log(System.Logger.Level.ERROR, message, fault);
        } catch (RuntimeException | Error unloggable) {
            // Whatever is wrong with the log, the client is answered.
            unlogged.incrementAndGet();
        }
    }
}
