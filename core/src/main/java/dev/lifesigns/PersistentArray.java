/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.function.Function;

/**
 * An immutable array whose changed copy shares all but O(log n) of it: a tree of nodes of 32. So each run can publish
 * a complete new version, and every version stays consistent for as long as somebody reads it.
 *
 * @param <T> what it holds
 */
final class PersistentArray<T> {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;

    private final int size;
    private final int shift;
    private final Object[] root;

    private PersistentArray(int size, int shift, Object[] root) {
        this.size = size;
        this.shift = shift;
        this.root = root;
    }

    /** An array with one element for each of the sources. */
    static <S, T> PersistentArray<T> of(S[] sources, Function<S, T> element) {
        int shift = 0;
        while (sources.length > WIDTH << shift) {
            shift += BITS;
        }
        return new PersistentArray<>(sources.length, shift, node(sources, 0, shift, element));
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // leaves hold only T
    T get(int index) {
        Object[] node = root;
        for (int level = shift; level > 0; level -= BITS) {
            node = (Object[]) node[(index >>> level) & (WIDTH - 1)];
        }
        return (T) node[index & (WIDTH - 1)];
    }

    /** The same array with another element at that place. */
    PersistentArray<T> with(int index, T element) {
        Object[] newRoot = root.clone();
        Object[] node = newRoot;
        for (int level = shift; level > 0; level -= BITS) {
            int place = (index >>> level) & (WIDTH - 1);
            Object[] child = ((Object[]) node[place]).clone();
            node[place] = child;
            node = child;
        }
        node[index & (WIDTH - 1)] = element;
        return new PersistentArray<>(size, shift, newRoot);
    }

    private static <S, T> Object[] node(S[] sources, int from, int shift, Function<S, T> element) {
        int left = sources.length - from;
        Object[] node = new Object[Math.min(WIDTH, (left + (1 << shift) - 1) >>> shift)];
        for (int i = 0; i < node.length; i++) {
            int source = from + (i << shift);
            node[i] = shift == 0 ? element.apply(sources[source]) : node(sources, source, shift - BITS, element);
        }
        return node;
    }
}
