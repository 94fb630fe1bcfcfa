/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Arrays;

/**
 * The next alarm of each of n checks, earliest first: a binary heap that knows where each check sits, so that an alarm
 * can be moved in O(log n) and nothing is allocated. Not thread-safe.
 */
final class AlarmHeap {
    static final long NEVER = Long.MAX_VALUE;

    private final long[] times;
    private final int[] heap;
    private final int[] places;

    /** A heap for checks 0 to {@code checks - 1}, without any alarm. */
    AlarmHeap(int checks) {
        times = new long[checks];
        Arrays.fill(times, NEVER);
        heap = new int[checks];
        places = new int[checks];
        for (int i = 0; i < checks; i++) {
            heap[i] = i;
            places[i] = i;
        }
    }

    /** Time of the earliest alarm, or {@link #NEVER}. */
    long earliest() {
        return heap.length == 0 ? NEVER : times[heap[0]];
    }

    /** The check whose alarm is the earliest. */
    int first() {
        return heap[0];
    }

    long get(int check) {
        return times[check];
    }

    /** Sets the alarm of a check; {@link #NEVER} takes it away. */
    void set(int check, long time) {
        long before = times[check];
        times[check] = time;
        if (time < before) {
            rise(places[check]);
        } else if (time > before) {
            sink(places[check]);
        }
    }

    private void rise(int from) {
        int check = heap[from];
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (times[heap[parent]] <= times[check]) {
                break;
            }
            put(place, heap[parent]);
            place = parent;
        }
        put(place, check);
    }

    private void sink(int from) {
        int check = heap[from];
        int place = from;
        while (2 * place + 1 < heap.length) {
            int child = 2 * place + 1;
            if (child + 1 < heap.length && times[heap[child + 1]] < times[heap[child]]) {
                child++;
            }
            if (times[heap[child]] >= times[check]) {
                break;
            }
            put(place, heap[child]);
            place = child;
        }
        put(place, check);
    }

    private void put(int place, int check) {
        heap[place] = check;
        places[check] = place;
    }
}
