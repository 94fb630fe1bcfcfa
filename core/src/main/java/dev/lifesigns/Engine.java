/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.Board.Stage;
import dev.lifesigns.CheckState.Evidence;
import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.EngineLog;
import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one lock, and the threads around it.
 *
 * <p>All that changes is changed under the lock, which is held for O(log n) arithmetic and never while code of the user
 * runs: checks run on workers, listeners and waiters are called on threads of their own. What is to be done once the
 * lock is free is collected as {@link Errands}. Readers take no lock.
 */
final class Engine implements Run.Ending {
    private final Platform platform;
    private final Registration registration;
    private final Platform.Workers workers;
    private final @Nullable Executor executor;
    private final Platform.Workers notifier;
    private final Platform.Timer timer;
    private final Dispatcher dispatcher;
    private final LatencyWindow[] latencies;
    private final Publisher publisher;

    /* Guards what changes, the publisher's part included. No code of the user's runs, and nobody waits, under it. */
    private final ReentrantLock lock = new ReentrantLock();

    /* A run is in flight from the step that begins it to the one that is told of its end, and there is one per check. */
    @GuardedBy("lock")
    private final Runs runs;

    /* Who is taken out is answered once the lock is free, so everybody is answered once. */
    @GuardedBy("lock")
    private final Waiters waiters = new Waiters();

    Engine(
            Platform platform,
            Registration registration,
            List<TransitionListener> listeners,
            @Nullable Executor executor) {
        this.platform = platform;
        this.registration = registration;
        this.latencies = new LatencyWindow[registration.checks.length];
        Arrays.setAll(latencies, check -> new LatencyWindow());
        this.dispatcher = new Dispatcher(platform, listeners);
        this.publisher = new Publisher(platform, registration, dispatcher);
        this.runs = new Runs(platform, registration, publisher, latencies, this);
        this.workers = platform.workers("lifesigns-check-");
        this.executor = executor;
        this.notifier = platform.workers("lifesigns-notifier-");
        this.timer = platform.timer("lifesigns-timer", this::wake);
    }

    // Reading.

    ProbeStatus status(String probe) {
        return publisher.current().probe(registration.probe(probe)).status();
    }

    BoardSnapshot snapshot() {
        return publisher.current().snapshot(latencies);
    }

    Lifecycle lifecycle() {
        return stage().lifecycle();
    }

    private Stage stage() {
        return publisher.board().stage();
    }

    // Asking for more than is known.

    CompletionStage<Snapshot> fresh(String probe) {
        int place = registration.probe(probe);
        if (!registration.hasOnProbe(place)) {
            return snapshot().completed();
        }
        List<CompletableFuture<Void>> wanted = new ArrayList<>();
        locked((held, waiting, now, errands) -> {
            for (int check : registration.checksOf[place]) {
                if (!held.stuck(check) && isOld(check, now)) {
                    wanted.add(held.joined(check, Long.MAX_VALUE, now, errands));
                }
            }
        });
        return wanted.isEmpty() ? snapshot().completed() : all(wanted).thenApplyAsync(done -> snapshot(), this::answer);
    }

    Snapshot runAll(Duration wish) {
        Duration atMost = Durations.bounded(wish);
        List<CompletableFuture<Void>> wanted = new ArrayList<>();
        locked((held, waiting, now, errands) -> {
            for (int check = 0; check < registration.checks.length; check++) {
                if (!held.stuck(check)) {
                    wanted.add(held.joined(check, atMost.toNanos(), now, errands));
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

    CompletionStage<Snapshot> changed(Snapshot since, Duration atMost) {
        CompletableFuture<Snapshot> news = new CompletableFuture<>();
        long patience = Durations.bounded(atMost).toNanos();
        boolean[] waits = new boolean[1];
        locked((held, waiting, now, errands) -> waits[0] = patience > 0
                && publisher.current().revision() == since.revision()
                && waiting.add(news, now.nanos() + patience));
        return waits[0] ? removedWhenCancelled(news) : snapshot().completed();
    }

    private CompletableFuture<Snapshot> removedWhenCancelled(CompletableFuture<Snapshot> news) {
        news.whenComplete((snapshot, failure) -> {
            if (news.isCancelled()) {
                locked((held, waiting, now, errands) -> waiting.remove(news));
            }
        });
        return news;
    }

    /** Whether an on-probe check has nothing that is fresh enough for a reader. */
    private boolean isOld(int check, Now now) {
        CheckDefinition definition = registration.checks[check];
        Evidence last = publisher.board().state(check).last();
        return definition.onProbe() && (last == null || now.nanos() - last.decidedNanos() > definition.periodNanos());
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]));
    }

    // Stages of life.

    void start() {
        locked((held, waiting, now, errands) -> {
            if (stage().started() == null) {
                publisher.put(stage().startedAt(now), now);
                held.start(now);
            }
        });
    }

    void completeStartupTask(String task) {
        if (!registration.startupTasks.contains(task)) {
            throw new IllegalArgumentException(
                    "startup task: '" + task + "' (expected: one of " + registration.startupTasks + ")");
        }
        locked((held, waiting, now, errands) -> publisher.complete(task, now));
    }

    void drain() {
        locked((held, waiting, now, errands) -> {
            if (!stage().draining()) {
                publisher.put(stage().drained(), now);
            }
        });
    }

    void close() {
        locked((held, waiting, now, errands) -> {
            publisher.put(stage().over(), now);
            held.close(errands);
            errands.news.addAll(waiting.all());
        });
        timer.close();
        workers.close();
        notifier.close();
        dispatcher.close();
    }

    // Runs.

    private void wake() {
        locked((held, waiting, now, errands) -> {
            held.wake(now, errands);
            errands.news.addAll(waiting.due(now.nanos()));
        });
    }

    @Override
    public void ended(Run run, @Nullable CheckResult result, @Nullable Throwable thrown, long beganNanos) {
        // The clock is read before the lock is taken: a process frozen in between must not pass old evidence off as
        // new.
        long endedNanos = platform.nanoTime();
        Instant endedAt = platform.wallTime();
        Outcome outcome = Outcome.of(result, thrown, endedNanos - beganNanos);
        Evidence evidence = new Evidence(outcome, endedNanos, endedAt);
        locked((held, waiting, now, errands) ->
                held.ended(run, evidence, thrown == null && result != null, now, errands));
    }

    // The lock, and what comes after it.

    /** What is done under the lock, with what the lock guards. */
    private interface Step {
        void take(Runs held, Waiters waiting, Now now, Errands errands);
    }

    /** Takes the step unless the engine is closed, sets the timer, and runs the errands once the lock is free. */
    private void locked(Step step) {
        Errands errands = new Errands();
        try {
            lock.lock();
            try {
                take(step, errands);
            } finally {
                lock.unlock();
            }
        } finally {
            // Also when memory ran out half-way: a run that is in flight and never dispatched would be so for ever.
            run(errands);
        }
    }

    @GuardedBy("lock")
    private void take(Step step, Errands errands) {
        if (stage().closed()) {
            return;
        }
        Now now = publisher.now();
        long revision = publisher.board().revision();
        try {
            publisher.expire(now);
            step.take(runs, waiters, now, errands);
            if (publisher.board().revision() != revision) {
                errands.news.addAll(waiters.all());
            }
        } finally {
            timer.wakeAt(Math.min(Math.min(runs.nextAlarm(), publisher.nextExpiry()), waiters.earliest()));
        }
    }

    private void run(Errands errands) {
        dispatch(errands.begun);
        errands.overdue.forEach(run -> attempt(workers, new Errands.Abandonment(run)));
        errands.decided.forEach(future -> answer(() -> future.complete(null)));
        errands.news.forEach(future -> answer(() -> future.complete(snapshot())));
    }

    private void dispatch(List<Run> begun) {
        if (begun.isEmpty()) {
            return;
        }
        Executor by = executor;
        try {
            workers.executeAll(
                    by == null
                            ? begun
                            : begun.stream()
                                    .map(run -> new Errands.Handover(run, by))
                                    .toList());
        } catch (Throwable noThread) {
            begun.forEach(run -> run.refused(noThread));
        }
    }

    /** Each on its own, so that nobody waits for what somebody else does with an answer. */
    private void answer(Runnable completion) {
        attempt(notifier, new Errands.Answer(completion));
    }

    private static void attempt(Platform.Workers by, Runnable errand) {
        try {
            by.execute(errand);
        } catch (Throwable noThread) {
            EngineLog.warn("no thread for: " + errand, noThread);
        }
    }
}
