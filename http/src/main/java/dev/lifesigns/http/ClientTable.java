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
 * What is remembered of the clients seen lately, such as their token buckets: at most {@value #CAPACITY}, without a lock.
 *
 * <p>A client has its place in one small row, found by its hash. In a full row a newcomer takes the place of whoever has
 * been quiet for the longest. So nobody has to search the whole table, a flood of addresses pushes out others, and who is
 * pushed out merely starts anew when it comes again: nobody is ever refused for want of a place.
 */
final class ClientTable<T> {
    private static final int ROW = 8;
    private static final int ROWS = 1_250;
    static final int CAPACITY = ROWS * ROW;

    private final LongSupplier nanoClock;
    private final LongFunction<T> newState;

    /* So that nobody can choose addresses that all fall into one row. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    /*
     * Places only ever go from one client to another, by compare-and-set. Who gives way is chosen from a look at the row
     * that may be old by then, and two threads that meet a new client at once may each give it a place. Neither does
     * harm: the one starts anew, the other is found no more and grows old.
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

    /** What is remembered of a client; something new if it is not known (any more). */
    T of(long key) {
        long now = nanoClock.getAsLong();
        int row = row(key);
        while (true) {
            Entry<T> known = find(key, row);
            if (known != null) {
                known.lastSeenNanos = now;
                return known.state;
            }
            int place = quietest(row, now);
            Entry<T> entry = new Entry<>(key, newState.apply(now), now);
            if (entries.compareAndSet(place, entries.get(place), entry)) {
                return entry.state;
            }
        }
    }

    private @Nullable Entry<T> find(long key, int row) {
        for (int place = row; place < row + ROW; place++) {
            Entry<T> entry = entries.get(place);
            if (entry != null && entry.key == key) {
                return entry;
            }
        }
        return null;
    }

    /** A free place, or that of the client that was seen the longest ago. */
    private int quietest(int row, long now) {
        int quietest = row;
        long longest = -1;
        for (int place = row; place < row + ROW; place++) {
            Entry<T> entry = entries.get(place);
            if (entry == null) {
                return place;
            }
            long quiet = now - entry.lastSeenNanos;
            if (quiet > longest) {
                quietest = place;
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

    /** How many places are taken. */
    int size() {
        int taken = 0;
        for (int place = 0; place < CAPACITY; place++) {
            taken += entries.get(place) == null ? 0 : 1;
        }
        return taken;
    }
}
