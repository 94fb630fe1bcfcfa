/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Sends probes at a steady rate, whether or not earlier ones have been answered. */
public final class Prober {
    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

    private Prober() {}

    /** Sends a number of probes, one per period, and returns the responses in the order of sending. */
    public static List<Probe.Answer> send(int probes, Duration period, Supplier<Probe.Answer> probe) {
        List<CompletableFuture<Probe.Answer>> answers = new ArrayList<>();
        long started = System.nanoTime();
        for (int i = 0; i < probes; i++) {
            sleepUntil(started + i * period.toNanos());
            answers.add(CompletableFuture.supplyAsync(probe, VIRTUAL));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void sleepUntil(long instant) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, instant - System.nanoTime())));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while probing (expected: no interruption)", e);
        }
    }
}
