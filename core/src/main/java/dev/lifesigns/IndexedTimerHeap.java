/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Arrays;

/**
 * The next alarm of each index, earliest first: a binary heap that knows the position of each index, so that an alarm
 * can be moved in O(log n). Allocates only to grow. Not thread-safe.
 */
final class IndexedTimerHeap {
    static final long NEVER = Long.MAX_VALUE;

    private long[] times = new long[0];

    /* The indexes in heap order, and the position of each index in the heap. */
    private int[] heap = new int[0];
    private int[] heapIndexes = new int[0];

    /** A heap for indexes 0 to {@code size - 1} without any alarm. It grows as needed. */
    IndexedTimerHeap(int size) {
        grow(size);
    }

    /** Time of the earliest alarm, or {@link #NEVER}. */
    long earliest() {
        return heap.length == 0 ? NEVER : times[heap[0]];
    }

    /** The index whose alarm is the earliest. */
    int first() {
        return heap[0];
    }

    long get(int index) {
        return index < times.length ? times[index] : NEVER;
    }

    /** Sets the alarm of an index; {@link #NEVER} removes it. */
    void set(int index, long time) {
        if (index >= times.length) {
            grow(Math.max(index + 1, 2 * times.length));
        }
        long before = times[index];
        times[index] = time;
        if (time < before) {
            siftUp(heapIndexes[index]);
        } else if (time > before) {
            siftDown(heapIndexes[index]);
        }
    }

    /** New indexes have no alarm, so they may be at the end. */
    private void grow(int size) {
        int before = times.length;
        times = Arrays.copyOf(times, size);
        Arrays.fill(times, before, size, NEVER);
        heap = Arrays.copyOf(heap, size);
        heapIndexes = Arrays.copyOf(heapIndexes, size);
        for (int i = before; i < size; i++) {
            heap[i] = i;
            heapIndexes[i] = i;
        }
    }

    private void siftUp(int from) {
        int index = heap[from];
        int heapIndex = from;
        while (heapIndex > 0) {
            int parent = (heapIndex - 1) >>> 1;
            if (times[heap[parent]] <= times[index]) {
                break;
            }
            put(heapIndex, heap[parent]);
            heapIndex = parent;
        }
        put(heapIndex, index);
    }

    private void siftDown(int from) {
        int index = heap[from];
        int heapIndex = from;
        while (2 * heapIndex + 1 < heap.length) {
            int child = 2 * heapIndex + 1;
            if (child + 1 < heap.length && times[heap[child + 1]] < times[heap[child]]) {
                child++;
            }
            if (times[heap[child]] >= times[index]) {
                break;
            }
            put(heapIndex, heap[child]);
            heapIndex = child;
        }
        put(heapIndex, index);
    }

    private void put(int heapIndex, int index) {
        heap[heapIndex] = index;
        heapIndexes[index] = heapIndex;
    }
}
