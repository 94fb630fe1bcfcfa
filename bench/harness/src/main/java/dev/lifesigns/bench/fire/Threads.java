/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Threads that run until the end; then all of them are interrupted and joined. */
final class Threads implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    /** What runs until it is interrupted. */
    interface Endless {
        void run() throws IOException, InterruptedException;
    }

    /** The whole program ends if one of them fails: its results would be wrong. */
    void start(String name, Endless endless) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                endless.run();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException failure) {
                if (!ending) {
                    Console.say(name + ": " + failure);
                    System.exit(3);
                }
            }
        }));
    }

    @Override
    public void close() throws InterruptedException {
        ending = true;
        threads.forEach(Thread::interrupt);
        for (Thread each : threads) {
            each.join();
        }
    }
}
