/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket without a lock and without an allocation, as the generic cell rate algorithm (ITU-T I.371). It is full
 * initially. Thread-safe.
 */
final class TokenBucket {
    /**
     * How a bucket fills.
     *
     * @param intervalNanos time after which another token is added
     * @param capacity the largest number of tokens
     */
    record Rate(long intervalNanos, int capacity) {}

    private final Rate rate;

    /*
     * When the bucket is full again if nothing else is taken. Only replaced by compare-and-set, so that no token is
     * taken twice; a time in the past means that it is full.
     */
    private final AtomicLong fullAtNanos;

    TokenBucket(Rate rate, long nowNanos) {
        this.rate = rate;
        this.fullAtNanos = new AtomicLong(nowNanos);
    }

    /** Takes a token; returns whether there was one. */
    boolean tryTake(long nowNanos) {
        while (true) {
            long fullAt = fullAtNanos.get();
            long next = Math.max(0, fullAt - nowNanos) + rate.intervalNanos();
            if (next > rate.intervalNanos() * rate.capacity()) {
                return false;
            }
            if (fullAtNanos.compareAndSet(fullAt, nowNanos + next)) {
                return true;
            }
        }
    }

    /** The time until there is a token; 0 if there is one. */
    long nanosUntilToken(long nowNanos) {
        long missing = Math.max(0, fullAtNanos.get() - nowNanos);
        return Math.max(0, missing + rate.intervalNanos() - rate.intervalNanos() * rate.capacity());
    }

    /** The number of missing tokens, rounded up. */
    int missing(long nowNanos) {
        long missing = Math.max(0, fullAtNanos.get() - nowNanos);
        return (int) ((missing + rate.intervalNanos() - 1) / rate.intervalNanos());
    }
}
