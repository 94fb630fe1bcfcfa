/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What an operation of the engine wants done once its lock is free, because it may run code of the user. */
final class DeferredActions {
    /** Runs to hand to a worker. */
    final List<Run> started = new ArrayList<>();

    /** Runs whose outcome was decided before they returned. */
    final List<Run> overdue = new ArrayList<>();

    /** Futures of those who wait for the outcome of a run. */
    final List<CompletableFuture<Void>> decided = new ArrayList<>();

    /** Futures of those who wait for news. */
    final List<CompletableFuture<HealthSnapshot>> news = new ArrayList<>();

    /** What is owned and no longer used. */
    final List<Closing> closings = new ArrayList<>();

    /** Hands a run to an executor of the user's, which may block, refuse, or run it on the spot. */
    record Dispatch(Run handed, Executor executor) implements Runnable {
        @Override
        public void run() {
            try {
                executor.execute(handed);
                handed.handedOver();
            } catch (Throwable refusal) {
                handed.refused(refusal);
            }
        }

        /** Becomes part of the thread's name. */
        @Override
        public String toString() {
            return handed.toString();
        }
    }

    /** Interrupts or cancels a run that is over its deadline. */
    record Cancellation(Run abandoned) implements Runnable {
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

    /** Completes a future, and so runs whatever its owner has attached to it, which may block. */
    record Completion(Runnable completion) implements Runnable {
        @Override
        public void run() {
            completion.run();
        }

        /** Becomes part of the thread's name. */
        @Override
        public String toString() {
            return "answer";
        }
    }
}
