/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.internal.EngineLog;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Warns once that an endpoint serves a checker that was never started. An endpoint may well be built, and asked, before
 * its checker is started, so the warning comes with the first request after a while. Thread-safe.
 */
final class UnstartedWarning {
    /** The default period: a checker that was started with its endpoint has results by then. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final HealthChecker checker;
    private final LongSupplier nanoClock;
    private final long builtNanos;

    /* Set to true when the checker is found started, or by the one request that warns. */
    private final AtomicBoolean decided = new AtomicBoolean();

    UnstartedWarning(HealthChecker checker, LongSupplier nanoClock) {
        this.checker = checker;
        this.nanoClock = nanoClock;
        this.builtNanos = nanoClock.getAsLong();
    }

    /** To be called for each request. Once the checker is started, it costs a read of a flag. */
    void onRequest() {
        if (decided.get()) {
            return;
        }
        if (checker.lifecycle() != HealthLifecycle.NEW) {
            decided.set(true);
        } else if (nanoClock.getAsLong() - builtNanos >= PATIENCE_NANOS && decided.compareAndSet(false, true)) {
            warn(checker.snapshot());
        }
    }

    private static void warn(HealthSnapshot snapshot) {
        snapshot.checks().stream()
                .filter(check -> check.checkedAt() == null)
                .findFirst()
                .ifPresent(check -> EngineLog.warn(
                        "health endpoint: the checker of '" + snapshot.service().name() + "' is served, but check '"
                                + check.name() + "' has never run (expected: a call of HealthChecker.start())",
                        null));
    }
}
