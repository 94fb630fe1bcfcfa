/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.lifesigns.Preparable;
import dev.lifesigns.agent.config.CheckConfig;
import java.time.Duration;
import java.util.List;

/**
 * Lets checks load what their first runs need, before the clock of the first run starts: otherwise, on a cold JVM with
 * a quarter of a core, a healthy dependency would be reported down.
 */
public final class Preparation {
    /** Long enough for the slowest machine in use, and short enough to wait for. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private Preparation() {}

    /** Prepares these checks one after the other. Returns after 10 s at the latest; the rest continues during the first runs. */
    public static void of(List<CheckConfig> checks) {
        Thread thread = new Thread(() -> checks.forEach(Preparation::prepare), "lifesigns-preparation");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(MILLISECONDS.convert(LONGEST));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void prepare(CheckConfig config) {
        if (config.check() instanceof Preparable check) {
            try {
                check.prepare();
            } catch (Exception | LinkageError failure) {
                // If something is missing, the first run reports it.
                return;
            }
        }
    }
}
