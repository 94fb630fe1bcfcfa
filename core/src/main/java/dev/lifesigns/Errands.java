/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What an operation of the engine wants done once its lock is free, because it may run code of the user. */
final class Errands {
    /** Runs to hand to a worker. */
    final List<Run> begun = new ArrayList<>();

    /** Runs whose outcome was decided before they returned. */
    final List<Run> overdue = new ArrayList<>();

    /** Futures of those who wait for the outcome of a run. */
    final List<CompletableFuture<Void>> decided = new ArrayList<>();

    /** Futures of those who wait for news. */
    final List<CompletableFuture<Snapshot>> news = new ArrayList<>();

    /** Tells those who wait. */
    void tell(Supplier<Snapshot> latest) {
        decided.forEach(future -> future.complete(null));
        Snapshot snapshot = latest.get();
        news.forEach(future -> future.complete(snapshot));
    }

    /** Interrupts or cancels a run that is over its deadline. */
    record Abandonment(Run abandoned) implements Runnable {
        @Override
        public void run() {
            abandoned.abandon();
        }

        /** Becomes part of the thread's name. */
        @Override
        public String toString() {
            return abandoned + "-cancel";
        }
    }
}
