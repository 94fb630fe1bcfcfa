/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks one path about a dozen times a second until nobody answers. Thread-safe. */
final class Prober {
    private static final int PAUSE_MILLIS = 80;

    /**
     * One question.
     *
     * @param begun before connecting, by {@link System#nanoTime()}
     * @param ended when the answer was complete, or was known not to come
     * @param code 0 if it was broken off
     * @param broken why there is no answer
     */
    record Probe(
            String path,
            long begun,
            long ended,
            int code,
            String body,
            @Nullable IOException broken) {}

    private final int port;
    private final String path;
    private final boolean keepAlive;
    private final CountDownLatch stopped = new CountDownLatch(1);

    // Guarded by this.
    private final List<Probe> probes = new ArrayList<>();

    /**
     * Starts immediately.
     *
     * @param keepAlive whether all probes go over one connection; else each has its own
     */
    Prober(int port, String path, boolean keepAlive) {
        this.port = port;
        this.path = path;
        this.keepAlive = keepAlive;
        Thread thread = new Thread(this::ask, "prober");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until that many have been answered. */
    synchronized void awaitProbes(int count) throws InterruptedException {
        while (probes.size() < count) {
            wait();
        }
    }

    /** All probes, once there are no more responses. */
    List<Probe> awaitEnd() throws InterruptedException {
        if (!stopped.await(90, TimeUnit.SECONDS)) {
            throw new AssertionError(path + " is still answered");
        }
        return sofar();
    }

    /** All probes until now. */
    synchronized List<Probe> sofar() {
        return List.copyOf(probes);
    }

    private void ask() {
        Wire wire = null;
        try {
            while (true) {
                long begun = System.nanoTime();
                try {
                    if (wire == null) {
                        wire = new Wire(port);
                    }
                    Wire.Answer answer = wire.get(path);
                    add(new Probe(path, begun, System.nanoTime(), answer.code(), answer.body(), null));
                } catch (IOException e) {
                    add(new Probe(path, begun, System.nanoTime(), 0, "", e));
                    return;
                }
                if (!keepAlive) {
                    wire.close();
                    wire = null;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            stopped.countDown();
        }
    }

    private synchronized void add(Probe probe) {
        probes.add(probe);
        notifyAll();
    }
}
