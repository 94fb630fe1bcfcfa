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

/** Who waits for news, by deadline. Guarded by the engine's lock; the futures are completed outside of it. */
final class Waiters {
    static final int CAPACITY = 1_000;

    /** One who waits. */
    private record Waiter(CompletableFuture<HealthSnapshot> future, long deadlineNanos) {}

    private final PriorityQueue<Waiter> queue = new PriorityQueue<>(Comparator.comparingLong(Waiter::deadlineNanos));

    /** Lets one more wait; false when too many do already. */
    boolean add(CompletableFuture<HealthSnapshot> future, long deadlineNanos) {
        return queue.size() < CAPACITY && queue.add(new Waiter(future, deadlineNanos));
    }

    /** Takes out one who waits no longer. */
    @SuppressWarnings("ReferenceEquality") // the very future
    void remove(CompletableFuture<HealthSnapshot> future) {
        queue.removeIf(waiter -> waiter.future() == future);
    }

    /** When the first of them has waited long enough. */
    long earliest() {
        Waiter first = queue.peek();
        return first == null ? IndexedTimerHeap.NEVER : first.deadlineNanos();
    }

    /** Takes out those whose time has come. */
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

    /** Takes out everybody. */
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
