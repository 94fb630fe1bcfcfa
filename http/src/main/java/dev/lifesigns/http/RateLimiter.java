/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.function.LongSupplier;

/** Limits the requests of each client: a token bucket per IPv4 address or IPv6 /64 network. Thread-safe. */
final class RateLimiter {
    private final RateLimit limit;
    private final boolean strict;
    private final LongSupplier nanoClock;
    private final ClientTable<TokenBucket> buckets;

    RateLimiter(RateLimit limit, boolean strict, LongSupplier nanoClock) {
        this.limit = limit;
        this.strict = strict;
        this.nanoClock = nanoClock;
        TokenBucket.Rate rate = new TokenBucket.Rate(SECONDS.toNanos(1) / limit.perSecond(), limit.burst());
        this.buckets = new ClientTable<>(nanoClock, now -> new TokenBucket(rate, now));
    }

    /** Whether even probes are rejected. */
    boolean isStrict() {
        return strict;
    }

    /** Counts a request, and returns whether its client has exceeded the limit. */
    boolean exceeded(Client client) {
        return !isExempt(client) && !buckets.of(client.key()).tryTake(nanoClock.getAsLong());
    }

    /**
     * A loopback address is trusted only if it is that of the direct peer: in a header, anyone may have written it. A
     * proxy that does not name its client is limited, whatever its own address is.
     */
    private boolean isExempt(Client client) {
        if (client.address() == null) {
            return true;
        }
        return switch (client.source()) {
            case PEER -> client.address().isLoopbackAddress() || limit.exempt().contains(client.address());
            case FORWARDED -> limit.exempt().contains(client.address());
            case UNREADABLE -> false;
        };
    }
}
