/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Reports our own faults: logged at most once in ten seconds, with the number of those that were not. Thread-safe;
 * throws nothing.
 *
 * <p>What no program recovers from by itself, such as memory that has run out, is reported to the code that started the
 * server as well.
 */
final class FaultReporter {
    private static final System.Logger LOGGER = System.getLogger("dev.lifesigns.netty");
    private static final long PAUSE_NANOS = SECONDS.toNanos(10);
    private static final int DEEPEST_CAUSE = 8;

    private final LongSupplier nanoClock;
    private final Consumer<? super Throwable> onFatalError;
    private long nextNanos;
    private long unlogged;

    FaultReporter(LongSupplier nanoClock, Consumer<? super Throwable> onFatalError) {
        this.nanoClock = nanoClock;
        this.onFatalError = onFatalError;
        this.nextNanos = nanoClock.getAsLong();
    }

    /** Logs an error and its consequence. */
    void report(String what, Throwable fault) {
        try {
            if (isFatal(fault)) {
                onFatalError.accept(fault);
            }
            log(what, fault);
        } catch (Throwable unloggable) {
            // There may be no memory left to log it; the next one is logged.
        }
    }

    private synchronized void log(String what, Throwable fault) {
        long now = nanoClock.getAsLong();
        if (now - nextNanos < 0) {
            unlogged++;
            return;
        }
        nextNanos = now + PAUSE_NANOS;
        long more = unlogged;
        unlogged = 0;
        LOGGER.log(
                System.Logger.Level.WARNING,
                "health server: " + what + (more == 0 ? "" : "; " + more + " more faults since the last one logged"),
                fault);
    }

    /** A stack overflow is not fatal; Netty's own error for memory outside of the heap is. */
    private static boolean isFatal(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OutOfMemoryError || cause instanceof InternalError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
