/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.HealthChecker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Gives signs of life while the engine is alive: each follows something that the engine had to do on its own lock and by its own
 * timer. Of an engine that is stuck there is none, whatever else of the process runs.
 */
final class Watchdog implements AutoCloseable {
    private static final int LOOKS = 3;

    private final HealthChecker health;
    private final Duration patience;
    private final Runnable signOfLife;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Watchdog::daemon);

    // Confined to the thread that looks.
    private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);

    /** @param patience how long the engine's timer is set for each sign of life */
    Watchdog(HealthChecker health, Duration patience, Runnable signOfLife) {
        this.health = health;
        this.patience = patience;
        this.signOfLife = signOfLife;
    }

    /** Starts one whose signs of life come at most half of the timeout apart. */
    static Watchdog start(HealthChecker health, Duration timeout, Runnable signOfLife) {
        Duration period = timeout.dividedBy(LOOKS);
        Watchdog watchdog = new Watchdog(health, period.dividedBy(2), signOfLife);
        var unused = watchdog.thread.scheduleAtFixedRate(watchdog::look, 0, period.toNanos(), NANOSECONDS);
        return watchdog;
    }

    /** The timeout in that environment, or {@code null} if there is none for this process. */
    static @Nullable Duration timeout(Map<String, String> environment, long pid) {
        String meant = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        boolean set = micros.matches("[1-9][0-9]{0,14}") && meant.equals(Long.toString(pid));
        return set ? Duration.ofNanos(Long.parseLong(micros) * 1_000) : null;
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "lifesigns-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    /** Asks the engine for an answer, unless it still owes one. */
    void look() {
        if (asked.isDone()) {
            asked = health.changed(health.snapshot(), patience)
                    .thenRun(signOfLife)
                    .toCompletableFuture();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
