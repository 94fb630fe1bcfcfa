/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers for five minutes, and for at most {@value #CAPACITY} at a time, which credentials were proved good. Keeps
 * only their hash under a key that exists in this process alone. Thread-safe.
 */
final class CredentialCache {
    static final int CAPACITY = 64;
    private static final long LIFETIME_NANOS = MINUTES.toNanos(5);

    private final LongSupplier nanoClock;
    private final byte[] key = new byte[32];
    private final Map<ByteBuffer, Long> expiries = new ConcurrentHashMap<>();

    CredentialCache(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        new SecureRandom().nextBytes(key);
    }

    boolean contains(byte[] credentials) {
        Long expiry = expiries.get(hash(credentials));
        return expiry != null && nanoClock.getAsLong() - expiry < 0;
    }

    /** When it is full, what has expired is forgotten, else everything: all can be proved again. */
    void add(byte[] credentials) {
        long now = nanoClock.getAsLong();
        if (expiries.size() >= CAPACITY) {
            expiries.values().removeIf(expiry -> now - expiry >= 0);
        }
        if (expiries.size() >= CAPACITY) {
            expiries.clear();
        }
        expiries.put(hash(credentials), now + LIFETIME_NANOS);
    }

    int size() {
        return expiries.size();
    }

    /** Nobody ever sees the hash, so a key put before the input is as good as an HMAC. */
    private ByteBuffer hash(byte[] credentials) {
        byte[] input = Arrays.copyOf(key, key.length + credentials.length);
        System.arraycopy(credentials, 0, input, key.length, credentials.length);
        return ByteBuffer.wrap(Sha256.of(input));
    }
}
