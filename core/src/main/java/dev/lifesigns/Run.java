/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.internal.Platform;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One run of one check, from the time it is handed to a worker until the check has actually returned.
 *
 * <p>The check's code runs without any lock. The run's monitor only guards interruption: a thread is interrupted while
 * it is inside the check and at no other time, so no stray interrupt reaches its next task.
 */
final class Run implements Runnable {
    /** Called once, when the check has returned, on any thread. */
    interface Listener {
        void ended(Run run, @Nullable CheckResult result, @Nullable Throwable thrown, long startedNanos);
    }

    private static final long NOT_RETURNED = Long.MAX_VALUE;

    private final Platform platform;
    private final Listener listener;
    private final CheckDeadline deadline;

    /** The check as it was registered when the run was started. */
    final RegisteredCheck check;

    final long dispatchedNanos;
    final long deadlineNanos;

    /*
     * Whether the outcome is decided, which may be while the check still runs. Set to true once, under the engine's
     * lock; the engine also reads it under its lock, and so decides once. A worker reads it without the lock, so that
     * it does not start a run in vain.
     */
    private volatile boolean decided;

    /*
     * Guarded by the engine's lock, which is not within reach here, so the compiler cannot check it; completed without
     * the lock. Shared by all that ask before the decision.
     */
    private @Nullable CompletableFuture<Void> whenDecided;

    /* Set exactly while that thread is inside the check's code; the thread is interrupted only while this is set. */
    @GuardedBy("this")
    private @Nullable Thread inside;

    /* Whichever of this and the next field is set last sees the other, so a future is canceled in either order. */
    @GuardedBy("this")
    private @Nullable CompletableFuture<?> pending;

    /* Once true, the check is no longer started. */
    @GuardedBy("this")
    private boolean abandoned;

    /* Whether the check was called. It is no longer called once the outcome is decided. */
    @GuardedBy("this")
    private boolean entered;

    /* Set once, by the thread on which the check returned, before its result is read. */
    private volatile long returnedNanos = NOT_RETURNED;

    /* Set to true once the user's executor has returned. Until then it may be blocking one of our threads. */
    private volatile boolean handedOver;

    /* The user's executor may reject a run and start it anyway, or start it twice: the first call counts. */
    @GuardedBy("this")
    private boolean claimed;

    Run(Platform platform, Listener listener, RegisteredCheck check, long dispatchedNanos, long deadlineNanos) {
        this.platform = platform;
        this.listener = listener;
        this.check = check;
        this.dispatchedNanos = dispatchedNanos;
        this.deadlineNanos = deadlineNanos;
        this.deadline = new CheckDeadline(platform::nanoTime, deadlineNanos);
    }

    boolean decided() {
        return decided;
    }

    /** Called under the engine's lock. The future, if any, has to be completed after the lock is released. */
    @Nullable
    CompletableFuture<Void> decide() {
        decided = true;
        return whenDecided;
    }

    /** Completes when the outcome is decided. Called under the engine's lock. */
    CompletableFuture<Void> whenDecided() {
        if (whenDecided == null) {
            whenDecided = new CompletableFuture<>();
        }
        return whenDecided;
    }

    /** The time at which the check returned: that of the first call. */
    long returned() {
        if (returnedNanos == NOT_RETURNED) {
            returnedNanos = platform.nanoTime();
        }
        return returnedNanos;
    }

    /** Whether the check returned before its deadline, though its result may still be being read. */
    boolean returnedInTime() {
        return returnedNanos <= deadlineNanos;
    }

    long timeoutNanos() {
        return deadlineNanos - dispatchedNanos;
    }

    /** The user's executor has accepted the run, and may or may not ever start it. */
    void handedOver() {
        handedOver = true;
    }

    /**
     * Whether the user's executor has accepted the run and not started it. It is then never started, so another run
     * cannot overlap with it. Called under the engine's lock, after the decision.
     */
    synchronized boolean dropped() {
        return handedOver && !entered;
    }

    /** No thread could be found to run it. */
    void refused(Throwable refusal) {
        if (claim()) {
            listener.ended(this, null, refusal, dispatchedNanos);
        }
    }

    @Override
    public void run() {
        if (!claim()) {
            return;
        }
        long started = platform.nanoTime();
        if (!enter()) {
            listener.ended(this, null, null, started);
            return;
        }
        if (check.body() instanceof CheckDefinition.Body.Async async) {
            runAsync(async.check(), started);
        } else {
            runBlocking(((CheckDefinition.Body.Blocking) check.body()).check(), started);
        }
    }

    private void runBlocking(HealthCheck body, long started) {
        CheckResult result = null;
        Throwable thrown = null;
        try {
            result = check.interceptors().isEmpty()
                    ? body.check(deadline)
                    : new Interception(check, deadline)
                            .around(() -> body.check(deadline))
                            .call();
        } catch (Throwable anything) {
            thrown = anything;
        }
        leave();
        listener.ended(this, result, thrown, started);
    }

    private void runAsync(AsyncHealthCheck body, long started) {
        SourcedCheck.Work work = null;
        Throwable thrown = null;
        try {
            work = start(body);
        } catch (Throwable anything) {
            thrown = anything;
        }
        leave();
        if (work == null || work.result() == null) {
            listener.ended(this, null, thrown, started);
            return;
        }
        try {
            CompletionStage<?> source = work.source();
            work.result()
                    .whenComplete((result, failure) -> source.whenComplete(
                            (answer, none) -> listener.ended(this, result, unwrapped(failure), started)));
        } catch (Throwable brokenStage) {
            listener.ended(this, null, brokenStage, started);
            return;
        }
        if (work.cancels()) {
            await(work.source());
        }
    }

    /** The work that the check starts, or {@code null} if it starts none. */
    private SourcedCheck.@Nullable Work start(AsyncHealthCheck body) throws Exception {
        SourcedCheck.Work[] work = new SourcedCheck.Work[1];
        Callable<CompletionStage<CheckResult>> start = () -> {
            work[0] = SourcedCheck.Work.start(body, deadline);
            return work[0].result();
        };
        if (check.interceptors().isEmpty()) {
            start.call();
            return work[0];
        }
        CompletionStage<CheckResult> intercepted =
                new Interception(check, deadline).aroundAsync(start).call();
        return work[0] == null
                ? new SourcedCheck.Work(intercepted, intercepted, false)
                : new SourcedCheck.Work(work[0].source(), intercepted, work[0].cancels());
    }

    /**
     * Abandons the check after its outcome was decided: interrupts the thread inside it, and cancels its work if the
     * check declared it cancellable. Canceling runs user code, so this is called without any lock, on a worker.
     */
    void abandon() {
        CompletableFuture<?> future;
        synchronized (this) {
            abandoned = true;
            if (inside != null) {
                platform.interrupt(inside);
            }
            future = pending;
        }
        if (future != null) {
            future.cancel(true);
        }
    }

    private synchronized boolean claim() {
        boolean first = !claimed;
        claimed = true;
        return first;
    }

    /**
     * Whether the check may still be called: a run whose outcome was decided while it waited for a thread never starts.
     */
    private synchronized boolean enter() {
        if (abandoned || decided) {
            return false;
        }
        inside = Thread.currentThread();
        entered = true;
        return true;
    }

    private void leave() {
        synchronized (this) {
            inside = null;
        }
        // An interrupt that arrived inside the check was meant for the check, not for the thread's next task.
        Thread.interrupted();
    }

    /** Remembers what to cancel at the deadline. A stage that cannot be canceled is awaited, however long it takes. */
    private void await(CompletionStage<?> stage) {
        CompletableFuture<?> future;
        try {
            future = stage.toCompletableFuture();
        } catch (Throwable notCancellable) {
            return;
        }
        boolean tooLate;
        synchronized (this) {
            pending = future;
            tooLate = abandoned;
        }
        if (tooLate) {
            future.cancel(true);
        }
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** The name of the check, which becomes part of the thread's name. */
    @Override
    public String toString() {
        return check.name();
    }
}
