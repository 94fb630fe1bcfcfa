/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Limits how often one client may ask: a token bucket per IPv4 address or IPv6 /64 network. Thread-safe. */
final class RateLimiter {
    /** Above all IPv6 networks that a client can have, since these are multicast. */
    private static final long IPV4 = 0xFFFF_FFFF_0000_0000L;

    private final RateLimit limit;
    private final ClientAddress clientAddress;
    private final ClientTable clients;

    RateLimiter(RateLimit limit, LongSupplier nanoClock) {
        this.limit = limit;
        this.clientAddress = new ClientAddress(limit.trustedProxies());
        Bandwidth bandwidth = BandwidthBuilder.builder()
                .capacity(limit.burst())
                .refillGreedy(limit.perSecond(), Duration.ofSeconds(1))
                .build();
        TimeMeter meter = new MonotonicMeter(nanoClock);
        this.clients = new ClientTable(
                nanoClock,
                () -> Bucket.builder()
                        .addLimit(bandwidth)
                        .withCustomTimePrecision(meter)
                        .build());
    }

    /** 0 if the request may pass; else the number of whole seconds, at least 1, after which the client may ask again. */
    long secondsToWait(HealthRequest request) {
        InetAddress client = clientAddress.of(request);
        if (client == null || client.isLoopbackAddress() || limit.exempt().contains(client)) {
            return 0;
        }
        Bucket bucket = clients.bucket(key(client));
        if (bucket.tryConsume(1)) {
            return 0;
        }
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Math.max(1, NANOSECONDS.toSeconds(nanos + SECONDS.toNanos(1) - 1));
    }

    /** An IPv6 client owns its whole /64, so that is what counts. */
    private static long key(InetAddress client) {
        ByteBuffer address = ByteBuffer.wrap(client.getAddress());
        return address.remaining() == 4 ? IPV4 | Integer.toUnsignedLong(address.getInt()) : address.getLong();
    }

    private record MonotonicMeter(LongSupplier nanoClock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoClock.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
