/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The reads that may have to wait: for results that are fresh, for first results, and for a change. */
final class WaitingReads {
    private final Platform platform;
    private final CheckerConfig config;
    private final StateStore store;
    private final EngineLock lock;

    WaitingReads(Platform platform, CheckerConfig config, StateStore store, EngineLock lock) {
        this.platform = platform;
        this.config = config;
        this.store = store;
        this.lock = lock;
    }

    private EngineSnapshot snapshot() {
        return store.current().snapshot();
    }

    /** The current snapshot, or {@code null} if checks of the probe have to run first. Starts none of them. */
    @Nullable
    HealthSnapshot freshNow(String probe) {
        int index = config.probe(probe);
        if (store.published().probe(index).onProbe() == 0) {
            return snapshot();
        }
        boolean old = lock.step(false, held -> {
            boolean any = false;
            for (RegisteredCheck check : held.registry().onProbe(index)) {
                any |= !held.scheduler().stuck(check) && isOld(check, held.now());
            }
            return any;
        });
        return old ? null : snapshot();
    }

    CompletionStage<HealthSnapshot> fresh(String probe) {
        int index = config.probe(probe);
        if (store.published().probe(index).onProbe() == 0) {
            return snapshot().completed();
        }
        List<CompletableFuture<Void>> wanted = new ArrayList<>();
        lock.step(held -> {
            for (RegisteredCheck check : held.registry().onProbe(index)) {
                if (!held.scheduler().stuck(check) && isOld(check, held.now())) {
                    wanted.add(held.scheduler().joined(check, Long.MAX_VALUE, held.now(), held.deferred()));
                }
            }
        });
        return wanted.isEmpty() ? snapshot().completed() : all(wanted).thenApplyAsync(done -> snapshot(), lock::answer);
    }

    HealthSnapshot runAll(Duration requested) {
        Duration atMost = Durations.bounded(requested);
        List<CompletableFuture<Void>> wanted = new ArrayList<>();
        lock.step(held -> {
            for (CheckState state : store.published().states()) {
                if (state.check().isRun() && !held.scheduler().stuck(state.check())) {
                    wanted.add(held.scheduler().joined(state.check(), atMost.toNanos(), held.now(), held.deferred()));
                }
            }
        });
        try {
            platform.await(all(wanted), atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return snapshot();
    }

    CompletionStage<HealthSnapshot> changed(HealthSnapshot since, Duration atMost) {
        CompletableFuture<HealthSnapshot> change = new CompletableFuture<>();
        long maxWaitNanos = Durations.bounded(atMost).toNanos();
        boolean waits = lock.step(
                false,
                held -> maxWaitNanos > 0
                        && store.current().revision() == since.revision()
                        && held.waiters().add(change, held.now().nanos() + maxWaitNanos));
        return waits ? cancellable(change) : snapshot().completed();
    }

    /** A future that makes room for another when it is canceled. */
    private CompletableFuture<HealthSnapshot> cancellable(CompletableFuture<HealthSnapshot> future) {
        CompletableFuture<HealthSnapshot> unused = future.whenComplete((snapshot, failure) -> {
            if (future.isCancelled()) {
                lock.step(held -> {
                    held.waiters().remove(future);
                    held.firstResultWaiters().remove(future);
                });
            }
        });
        return future;
    }

    CompletionStage<HealthSnapshot> firstResults(Duration atMost) {
        CompletableFuture<HealthSnapshot> complete = new CompletableFuture<>();
        long maxWaitNanos = Durations.bounded(atMost).toNanos();
        boolean waits = lock.step(false, held -> {
            for (CheckState state : store.published().states()) {
                if (!state.everRan()
                        && state.check().onProbe()
                        && !held.scheduler().stuck(state.check())) {
                    CompletableFuture<Void> unused =
                            held.scheduler().joined(state.check(), Long.MAX_VALUE, held.now(), held.deferred());
                }
            }
            return maxWaitNanos > 0
                    && store.neverRan() > 0
                    && held.firstResultWaiters().add(complete, held.now().nanos() + maxWaitNanos);
        });
        return waits ? cancellable(complete) : snapshot().completed();
    }

    HealthSnapshot awaitFirstResults(Duration requested) {
        requireRunning(store.published());
        Duration atMost = Durations.bounded(requested);
        CompletableFuture<HealthSnapshot> complete = firstResults(atMost).toCompletableFuture();
        try {
            platform.await(complete, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        complete.cancel(false);
        return snapshot();
    }

    private static void requireRunning(EngineState state) {
        if (state.stage().started() != null || state.stage().closed()) {
            return;
        }
        for (CheckState waiting : state.states()) {
            RegisteredCheck check = waiting.check();
            if (!waiting.everRan() && check.isRun() && !check.onProbe()) {
                throw new IllegalStateException("awaitFirstResults: check '" + check.name()
                        + "' has not run, and does not before start() (expected: a checker that is started)");
            }
        }
    }

    /** Whether the result of an on-probe check is too old for a reader, or missing. */
    private boolean isOld(RegisteredCheck check, Now now) {
        TimedOutcome last = store.published().state(check.index()).last();
        return last == null || now.nanos() - last.decidedNanos() > check.periodNanos();
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]));
    }
}
