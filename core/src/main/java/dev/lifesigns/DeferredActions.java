/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What a step of the engine leaves to be done after the lock is released, because it may run user code. */
final class DeferredActions {
    /* Most steps defer one action or none, and there are many steps: a list is created with its first element. */
    private List<Run> started = List.of();
    private List<Run> overdue = List.of();
    private List<Closing> closings = List.of();
    private List<CompletableFuture<Void>> decided = List.of();
    private List<CompletableFuture<HealthSnapshot>> news = List.of();

    /** A run is to be handed to a worker. */
    void start(Run run) {
        started = with(started, run);
    }

    /** The outcome of a run was decided before it returned. */
    void abandon(Run run) {
        overdue = with(overdue, run);
    }

    /** An owned resource is no longer used. */
    void close(Closing closing) {
        closings = with(closings, closing);
    }

    /** The outcome that a future waits for is decided. */
    void complete(CompletableFuture<Void> waiting) {
        decided = with(decided, waiting);
    }

    /** These futures are to complete with the current snapshot. */
    void complete(List<CompletableFuture<HealthSnapshot>> waiting) {
        for (CompletableFuture<HealthSnapshot> future : waiting) {
            news = with(news, future);
        }
    }

    List<Run> started() {
        return started;
    }

    List<Run> overdue() {
        return overdue;
    }

    List<Closing> closings() {
        return closings;
    }

    List<CompletableFuture<Void>> decided() {
        return decided;
    }

    List<CompletableFuture<HealthSnapshot>> news() {
        return news;
    }

    private static <T> List<T> with(List<T> list, T next) {
        List<T> longer = list.isEmpty() ? new ArrayList<>(1) : list;
        longer.add(next);
        return longer;
    }

    /** Hands a run to the user's executor, which may block, reject it, or run it on the calling thread. */
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

    /** Interrupts or cancels a run that is past its deadline. */
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

    /** Completes a future, and so runs its dependent actions, which may block. */
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
