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
 * One run of one check, from the moment it is handed to a worker until the check has really returned.
 *
 * <p>The check's code runs under no lock. The monitor of the run guards only who may be interrupted: the thread is
 * interrupted while it is inside the check and at no other time, so no stray interrupt reaches its next task.
 */
final class Run implements Runnable {
    /** Is told once, when the check has returned, on whatever thread that happens. */
    interface Listener {
        void ended(Run run, @Nullable CheckResult result, @Nullable Throwable thrown, long beganNanos);
    }

    private final Platform platform;
    private final Listener listener;
    private final CheckDeadline deadline;

    /** The check as it was when the run was begun. */
    final RegisteredCheck check;

    final long dispatchedNanos;
    final long deadlineNanos;

    /*
     * Whether the outcome is decided while the check may still run. Written under the engine's lock, false to true once;
     * the engine also reads it there, and so decides once. A worker reads it without, so as not to begin in vain.
     */
    private volatile boolean decided;

    /* Guarded by the engine's lock, and completed without it. Whoever asks before the decision gets this one. */
    private @Nullable CompletableFuture<Void> whenDecided;

    /* Set exactly while that thread is in code of the check, and it is interrupted only while this is set. */
    @GuardedBy("this")
    private @Nullable Thread inside;

    /* Whichever of this and the next is set last sees the other: so a future is cancelled, whoever comes first. */
    @GuardedBy("this")
    private @Nullable CompletableFuture<?> pending;

    /* Once true, the check does not begin any more. */
    @GuardedBy("this")
    private boolean abandoned;

    /* Once true, the check was called. It is not any more once the outcome is decided. */
    @GuardedBy("this")
    private boolean entered;

    /* False to true, once the executor of the user's has returned. Until then a thread of ours may be held up in it. */
    private volatile boolean handedOver;

    /* An executor of the user's may refuse a run and begin it all the same, or begin it twice: the first counts. */
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

    /** Called under the engine's lock. The future, if any, is to be completed outside of it. */
    @Nullable
    CompletableFuture<Void> decide() {
        decided = true;
        return whenDecided;
    }

    /** Called under the engine's lock. Complete when the outcome is decided. */
    CompletableFuture<Void> whenDecided() {
        if (whenDecided == null) {
            whenDecided = new CompletableFuture<>();
        }
        return whenDecided;
    }

    long timeoutNanos() {
        return deadlineNanos - dispatchedNanos;
    }

    /** The user's executor has taken it, and whether it will ever run it is up to that. */
    void handedOver() {
        handedOver = true;
    }

    /**
     * Gives it up if an executor has taken it and has not begun it: it will not begin any more, so it is no work that
     * another run could come beside. Called under the engine's lock, after the decision.
     */
    synchronized boolean dropped() {
        return handedOver && !entered;
    }

    /** Nobody could be found to run it. */
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
        long began = platform.nanoTime();
        if (!enter()) {
            listener.ended(this, null, null, began);
            return;
        }
        if (check.body() instanceof CheckDefinition.Body.Async async) {
            runAsync(async.check(), began);
        } else {
            runBlocking(((CheckDefinition.Body.Blocking) check.body()).check(), began);
        }
    }

    private void runBlocking(HealthCheck body, long began) {
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
        listener.ended(this, result, thrown, began);
    }

    private void runAsync(AsyncHealthCheck body, long began) {
        SourcedCheck.Work work = null;
        Throwable thrown = null;
        try {
            work = start(body);
        } catch (Throwable anything) {
            thrown = anything;
        }
        leave();
        if (work == null || work.result() == null) {
            listener.ended(this, null, thrown, began);
            return;
        }
        try {
            CompletionStage<?> source = work.source();
            work.result()
                    .whenComplete((result, failure) -> source.whenComplete(
                            (answer, none) -> listener.ended(this, result, unwrapped(failure), began)));
        } catch (Throwable brokenStage) {
            listener.ended(this, null, brokenStage, began);
            return;
        }
        if (work.cancels()) {
            await(work.source());
        }
    }

    /** What the check starts, or {@code null} if that is nothing. */
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
     * Ends the patience with the check, after its outcome was decided: interrupts the thread inside it, and cancels its
     * work if it said that this ends it. Cancelling runs code of the user, so this is called under no lock and on a worker.
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

    /** Whether there is still a point in it: a run that waited for its thread until it was decided never begins. */
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
        // An interrupt that came while inside was meant for the check, not for the thread's next task.
        Thread.interrupted();
    }

    /** Remembers what to cancel at the deadline. A stage that can not be cancelled is waited for, as long as it takes. */
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
