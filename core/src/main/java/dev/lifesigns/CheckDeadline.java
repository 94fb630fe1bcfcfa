/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which a run must have ended. Immutable and thread-safe.
 *
 * <p>Hand {@link #remaining()} to the client library as its own timeout: the engine decides the outcome at the
 * deadline in any case, but only the client can give its thread and its socket back in time.
 */
public final class CheckDeadline {
    private final LongSupplier nanoClock;
    private final long atNanos;

    CheckDeadline(LongSupplier nanoClock, long atNanos) {
        this.nanoClock = nanoClock;
        this.atNanos = atNanos;
    }

    /**
     * A deadline of the real clock, for calling a check directly, without an engine.
     *
     * @param timeout time from now; zero or negative gives an expired deadline, and more than a year counts as a year
     */
    public static CheckDeadline after(Duration timeout) {
        LongSupplier clock = dev.lifesigns.internal.SystemPlatform.clock();
        return new CheckDeadline(
                clock, clock.getAsLong() + Durations.bounded(timeout).toNanos());
    }

    /** The time that is left; zero when it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    /**
     * The time that is left in milliseconds, rounded up, at least 1: clients read a timeout of 0 as "for ever".
     */
    public int remainingMillis() {
        long millis = NANOSECONDS.toMillis(remainingNanos() + 999_999);
        return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
    }

    /** Whether the time has passed. */
    public boolean expired() {
        return remainingNanos() == 0;
    }

    private long remainingNanos() {
        return Math.max(0, atNanos - nanoClock.getAsLong());
    }
}
