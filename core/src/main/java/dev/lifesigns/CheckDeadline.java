/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time by which a run must have ended. Immutable and thread-safe.
 *
 * <pre>{@code
 * HealthCheck orders = deadline -> {
 *     repository.ping(deadline.remaining());
 *     return CheckResult.up();
 * };
 * CheckResult result = orders.check(CheckDeadline.after(Duration.ofSeconds(2)));
 * }</pre>
 *
 * <p>Pass {@link #remaining()} to the client library as its timeout: the engine decides the outcome at the deadline in
 * any case, but only the client can release its thread and its socket in time.
 */
public final class CheckDeadline {
    private final LongSupplier nanoClock;
    private final long atNanos;

    CheckDeadline(LongSupplier nanoClock, long atNanos) {
        this.nanoClock = nanoClock;
        this.atNanos = atNanos;
    }

    /**
     * A deadline on the system clock, for calling a check directly, without a checker.
     *
     * @param timeout time from now; zero or negative gives an expired deadline, and more than a year counts as a year
     */
    public static CheckDeadline after(Duration timeout) {
        requireNonNull(timeout, "CheckDeadline.after: timeout is null");
        LongSupplier clock = dev.lifesigns.internal.SystemPlatform.clock();
        return new CheckDeadline(
                clock, clock.getAsLong() + Durations.bounded(timeout).toNanos());
    }

    /** The remaining time; zero once the deadline has passed. */
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    /**
     * The remaining time in milliseconds, rounded up, at least 1, because to many clients a timeout of 0 means no
     * timeout.
     */
    public int remainingMillis() {
        long millis = NANOSECONDS.toMillis(remainingNanos() + 999_999);
        return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
    }

    /** Whether the deadline has passed. */
    public boolean expired() {
        return remainingNanos() == 0;
    }

    private long remainingNanos() {
        return Math.max(0, atNanos - nanoClock.getAsLong());
    }
}
