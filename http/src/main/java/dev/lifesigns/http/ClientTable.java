/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of recently seen clients, such as their token buckets: at most {@value #CAPACITY}, without a lock.
 *
 * <p>A client has a slot in one small row, found by its hash. In a full row, a new client replaces the one that was
 * seen the longest ago. So the whole table is never searched, a flood of addresses displaces others, and a displaced
 * client merely starts over when it returns: no client is ever rejected for lack of a slot.
 */
final class ClientTable<T> {
    private static final int ROW = 8;
    private static final int ROWS = 1_250;
    static final int CAPACITY = ROWS * ROW;

    private final LongSupplier nanoClock;
    private final LongFunction<T> newState;

    /* So that no one can choose addresses that all fall into one row. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    /*
     * Slots are only ever passed from one client to another, by compare-and-set. The client to replace is chosen from a
     * view of the row that may be outdated by then, and two threads that see a new client at the same time may each
     * give it a slot. Neither is harmful: the former starts over, and the second slot is never found and ages.
     */
    private final AtomicReferenceArray<@Nullable Entry<T>> entries = new AtomicReferenceArray<>(CAPACITY);

    private static final class Entry<T> {
        final long key;
        final T state;
        volatile long lastSeenNanos;

        Entry(long key, T state, long nowNanos) {
            this.key = key;
            this.state = state;
            this.lastSeenNanos = nowNanos;
        }
    }

    ClientTable(LongSupplier nanoClock, LongFunction<T> newState) {
        this.nanoClock = nanoClock;
        this.newState = newState;
    }

    /** The state of a client; a new one if the client is unknown. */
    T of(long key) {
        long now = nanoClock.getAsLong();
        int row = row(key);
        while (true) {
            Entry<T> known = find(key, row);
            if (known != null) {
                known.lastSeenNanos = now;
                return known.state;
            }
            int slot = quietest(row, now);
            Entry<T> entry = new Entry<>(key, newState.apply(now), now);
            if (entries.compareAndSet(slot, entries.get(slot), entry)) {
                return entry.state;
            }
        }
    }

    private @Nullable Entry<T> find(long key, int row) {
        for (int slot = row; slot < row + ROW; slot++) {
            Entry<T> entry = entries.get(slot);
            if (entry != null && entry.key == key) {
                return entry;
            }
        }
        return null;
    }

    /** A free slot, or that of the client that was seen the longest ago. */
    private int quietest(int row, long now) {
        int quietest = row;
        long longest = -1;
        for (int slot = row; slot < row + ROW; slot++) {
            Entry<T> entry = entries.get(slot);
            if (entry == null) {
                return slot;
            }
            long quiet = now - entry.lastSeenNanos;
            if (quiet > longest) {
                quietest = slot;
                longest = quiet;
            }
        }
        return quietest;
    }

    private int row(long key) {
        long mixed = (key ^ seed) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return (int) Long.remainderUnsigned(mixed ^ mixed >>> 32, ROWS) * ROW;
    }

    /** The number of slots in use. */
    int size() {
        int used = 0;
        for (int slot = 0; slot < CAPACITY; slot++) {
            used += entries.get(slot) == null ? 0 : 1;
        }
        return used;
    }
}
