/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.util.List;
import java.util.stream.IntStream;

/** Many clients that repeat the same action, each on its own virtual thread. */
abstract class ConcurrentClients implements Attack {
    final int port;
    final Tally tally = new Tally();
    private final int clients;

    ConcurrentClients(int port, int clients) {
        this.port = port;
        this.clients = clients;
    }

    /** One round of one client, including its pauses. */
    abstract void act(int client) throws InterruptedException;

    @Override
    public final Tally tally() {
        return tally;
    }

    @Override
    public final void run() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, clients)
                .mapToObj(client -> Thread.ofVirtual().start(() -> actUntilInterrupted(client)))
                .toList();
        try {
            for (Thread each : threads) {
                each.join();
            }
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private void actUntilInterrupted(int client) {
        try {
            while (true) {
                act(client);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
