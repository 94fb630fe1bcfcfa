/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/** Futures that wait for a change, by deadline. Guarded by the engine's lock; they are completed without it. */
final class Waiters {
    static final int CAPACITY = 1_000;

    /** A future and how long it waits. */
    private record Waiter(CompletableFuture<HealthSnapshot> future, long deadlineNanos) {}

    private final PriorityQueue<Waiter> queue = new PriorityQueue<>(Comparator.comparingLong(Waiter::deadlineNanos));

    /** Adds a future; returns {@code false} if too many are waiting already. */
    boolean add(CompletableFuture<HealthSnapshot> future, long deadlineNanos) {
        return queue.size() < CAPACITY && queue.add(new Waiter(future, deadlineNanos));
    }

    /** Removes a future that no longer waits. */
    @SuppressWarnings("ReferenceEquality") // the very future
    void remove(CompletableFuture<HealthSnapshot> future) {
        queue.removeIf(waiter -> waiter.future() == future);
    }

    /** The earliest deadline. */
    long earliest() {
        Waiter first = queue.peek();
        return first == null ? IndexedTimerHeap.NEVER : first.deadlineNanos();
    }

    /** Removes and returns those whose deadline has passed. */
    List<CompletableFuture<HealthSnapshot>> due(long nowNanos) {
        if (earliest() > nowNanos) {
            return List.of();
        }
        List<CompletableFuture<HealthSnapshot>> due = new ArrayList<>();
        while (earliest() <= nowNanos) {
            due.add(queue.remove().future());
        }
        return due;
    }

    /** Removes and returns all of them. */
    List<CompletableFuture<HealthSnapshot>> all() {
        if (queue.isEmpty()) {
            return List.of();
        }
        List<CompletableFuture<HealthSnapshot>> all =
                queue.stream().map(Waiter::future).toList();
        queue.clear();
        return all;
    }
}
