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
 * Remembers for five minutes which credentials were valid, {@value #CAPACITY} at most. Keeps only their hashes, made
 * with a key that exists in this process alone. Thread-safe.
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

    /** When it is full, expired credentials are removed, or else all of them: they can be verified again. */
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

    /** The hash is never exposed, so a key before the input is as good as an HMAC. */
    private ByteBuffer hash(byte[] credentials) {
        byte[] input = Arrays.copyOf(key, key.length + credentials.length);
        System.arraycopy(credentials, 0, input, key.length, credentials.length);
        return ByteBuffer.wrap(Sha256.of(input));
    }
}
