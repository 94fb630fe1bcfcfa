package dev.lifesigns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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

    /** How an errand shows in the name of its thread and nowhere else. */
    record Abandonment(Run abandoned) implements Runnable {
        @Override
        public void run() {
            abandoned.abandon();
        }

        @Override
        public String toString() {
            return abandoned + "-cancel";
        }
    }
}
