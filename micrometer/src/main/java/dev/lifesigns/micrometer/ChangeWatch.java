/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ListenerHandle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a checker after a run or a change. However many there are, one look serves all of those that happen until the
 * executor runs it.
 */
final class ChangeWatch {
    /* A look that finds nothing new does no harm. */
    private static final Duration LONG = Duration.ofDays(1);

    private final HealthChecker health;
    private final Runnable look;
    private final Executor later;
    private final AtomicBoolean pending = new AtomicBoolean();

    @GuardedBy("this")
    private @Nullable ListenerHandle runs;

    @GuardedBy("this")
    private @Nullable CompletableFuture<HealthSnapshot> change;

    @GuardedBy("this")
    private boolean closed;

    private ChangeWatch(HealthChecker health, Runnable look, Executor later) {
        this.health = health;
        this.look = look;
        this.later = later;
    }

    static ChangeWatch start(HealthChecker health, Runnable look, Executor later) {
        ChangeWatch watch = new ChangeWatch(health, look, later);
        watch.listen();
        return watch;
    }

    private synchronized void listen() {
        runs = health.onRun(run -> lookLater());
        await(health.snapshot());
    }

    private void lookLater() {
        if (pending.compareAndSet(false, true)) {
            later.execute(this::lookNow);
        }
    }

    private void lookNow() {
        // what happens from here on is for the next look
        pending.set(false);
        HealthSnapshot before = health.snapshot();
        try {
            look.run();
        } finally {
            awaitChangeSince(before);
        }
    }

    private synchronized void awaitChangeSince(HealthSnapshot seen) {
        if (!closed && (change == null || change.isDone())) {
            await(seen);
        }
    }

    @GuardedBy("this")
    private void await(HealthSnapshot seen) {
        if (seen.lifecycle() != HealthLifecycle.CLOSED) {
            CompletableFuture<HealthSnapshot> next = health.changed(seen, LONG).toCompletableFuture();
            change = next;
            CompletableFuture<Void> unused = next.thenRun(this::lookLater);
        }
    }

    synchronized void close() {
        closed = true;
        if (runs != null) {
            runs.remove();
        }
        if (change != null) {
            change.cancel(false);
        }
    }
}
