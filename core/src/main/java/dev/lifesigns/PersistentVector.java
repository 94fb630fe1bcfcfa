/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable array, as a tree of nodes of 32: a modified or longer copy shares all but O(log n) of it. So each run
 * can publish a complete new version, and every version stays consistent for as long as it is read.
 *
 * @param <T> the type of its elements
 */
final class PersistentVector<T extends @Nullable Object> {
    private static final int BITS = 5;
    private static final int WIDTH = 1 << BITS;

    private final int size;
    private final int shift;
    private final Object[] root;

    private PersistentVector(int size, int shift, Object[] root) {
        this.size = size;
        this.shift = shift;
        this.root = root;
    }

    /** An array with one element for each of the sources. */
    static <S, T extends @Nullable Object> PersistentVector<T> of(S[] sources, Function<S, T> element) {
        int shift = 0;
        while (sources.length > WIDTH << shift) {
            shift += BITS;
        }
        return new PersistentVector<>(sources.length, shift, node(sources, 0, shift, element));
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

    /** The same array with another element at that index. An index one past the last element appends. */
    PersistentVector<T> with(int index, T element) {
        return index < size ? changed(index, element) : appended(element);
    }

    private PersistentVector<T> changed(int index, T element) {
        Object[] newRoot = root.clone();
        Object[] node = newRoot;
        for (int level = shift; level > 0; level -= BITS) {
            int slot = (index >>> level) & (WIDTH - 1);
            Object[] child = ((Object[]) node[slot]).clone();
            node[slot] = child;
            node = child;
        }
        node[index & (WIDTH - 1)] = element;
        return new PersistentVector<>(size, shift, newRoot);
    }

    private PersistentVector<T> appended(T element) {
        if (size < WIDTH << shift) {
            return new PersistentVector<>(size + 1, shift, appended(root, shift, element));
        }
        Object[] higher = {root, appended(null, shift, element)};
        return new PersistentVector<>(size + 1, shift + BITS, higher);
    }

    /** A longer copy of the node, or a new node if there was none. */
    private Object[] appended(Object @Nullable [] node, int level, T element) {
        int index = (size >>> level) & (WIDTH - 1);
        Object[] longer = node == null ? new Object[1] : Arrays.copyOf(node, Math.max(node.length, index + 1));
        longer[index] = level == 0 ? element : appended((Object[]) longer[index], level - BITS, element);
        return longer;
    }

    private static <S, T extends @Nullable Object> Object[] node(
            S[] sources, int from, int shift, Function<S, T> element) {
        int left = sources.length - from;
        Object[] node = new Object[Math.min(WIDTH, (left + (1 << shift) - 1) >>> shift)];
        for (int i = 0; i < node.length; i++) {
            int source = from + (i << shift);
            node[i] = shift == 0 ? element.apply(sources[source]) : node(sources, source, shift - BITS, element);
        }
        return node;
    }
}
