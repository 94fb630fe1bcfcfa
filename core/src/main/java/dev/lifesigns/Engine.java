/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.Board.Stage;
import dev.lifesigns.CheckState.Evidence;
import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.EngineLog;
import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
    private final List<AutoCloseable> owned;
    private final Platform.Workers notifier;
    private final Platform.Timer timer;
    private final Dispatcher<Transition> dispatcher;
    private final Dispatcher<RunEvent> runDispatcher;
    private final Publisher publisher;

    /* Guards what changes, the publisher's part included. No code of the user's runs, and nobody waits, under it. */
    private final ReentrantLock lock = new ReentrantLock();

    /* Changes in one step with the board, so that a name and an index are free exactly when no board to come has them. */
    @GuardedBy("lock")
    private final Registry registry;

    /* A run is in flight from the step that begins it to the one that is told of its end, and there is one per check. */
    @GuardedBy("lock")
    private final Runs runs;

    /* Who is taken out is answered once the lock is free, so everybody is answered once. */
    @GuardedBy("lock")
    private final Waiters waiters = new Waiters();

    /* The same of those who wait until every check has a result. */
    @GuardedBy("lock")
    private final Waiters beginners = new Waiters();

    /* What is taken out of it is closed once the lock is free, so each is closed once. */
    @GuardedBy("lock")
    private final Ownership ownership = new Ownership();

    Engine(
            Platform platform,
            Registration registration,
            List<TransitionListener> listeners,
            List<RunListener> runListeners,
            @Nullable Executor executor,
            List<AutoCloseable> owned) {
        this.platform = platform;
        this.registration = registration;
        Registry places = new Registry(
                registration,
                (check, heartbeat) -> heartbeat.bind(check, platform::nanoTime, () -> hear(check, heartbeat)));
        this.registry = places;
        this.owned = owned;
        List<RegisteredCheck> checks =
                registration.checks.stream().map(places::add).toList();
        for (RegisteredCheck check : checks) {
            ownership.enter(check);
        }
        this.dispatcher = new Dispatcher<>(platform, "transition", "lifesigns-listener-");
        this.runDispatcher = new Dispatcher<>(platform, "run", "lifesigns-run-listener-");
        listeners.forEach(listener -> dispatcher.add(listener::onTransition));
        runListeners.forEach(listener -> runDispatcher.add(listener::onRun));
        this.publisher = new Publisher(platform, registration, checks, dispatcher, runDispatcher, places::index);
        this.publisher.compute(publisher.now());
        this.runs = new Runs(platform, publisher, checks.size(), this);
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
        return publisher.current().snapshot();
    }

    HealthLifecycle lifecycle() {
        return stage().lifecycle();
    }

    private Stage stage() {
        return publisher.board().stage();
    }

    // Asking for more than is known.

    /** What is known, or {@code null} if checks of the probe have to run first. Starts none of them. */
    @Nullable
    HealthSnapshot freshNow(String probe) {
        int index = registration.probe(probe);
        if (publisher.board().probe(index).onProbe() == 0) {
            return snapshot();
        }
        boolean[] old = new boolean[1];
        locked(held -> {
            for (RegisteredCheck check : held.registry.onProbe(index)) {
                old[0] |= !held.runs.stuck(check) && isOld(check, held.now);
            }
        });
        return old[0] ? null : snapshot();
    }

    CompletionStage<HealthSnapshot> fresh(String probe) {
        int index = registration.probe(probe);
        if (publisher.board().probe(index).onProbe() == 0) {
            return snapshot().completed();
        }
        List<CompletableFuture<Void>> wanted = new ArrayList<>();
        locked(held -> {
            for (RegisteredCheck check : held.registry.onProbe(index)) {
                if (!held.runs.stuck(check) && isOld(check, held.now)) {
                    wanted.add(held.runs.joined(check, Long.MAX_VALUE, held.now, held.errands));
                }
            }
        });
        return wanted.isEmpty() ? snapshot().completed() : all(wanted).thenApplyAsync(done -> snapshot(), this::answer);
    }

    HealthSnapshot runAll(Duration wish) {
        Duration atMost = Durations.bounded(wish);
        List<CompletableFuture<Void>> wanted = new ArrayList<>();
        locked(held -> {
            for (CheckState state : publisher.board().states()) {
                if (state.check().isRun() && !held.runs.stuck(state.check())) {
                    wanted.add(held.runs.joined(state.check(), atMost.toNanos(), held.now, held.errands));
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
        CompletableFuture<HealthSnapshot> news = new CompletableFuture<>();
        long patience = Durations.bounded(atMost).toNanos();
        boolean[] waits = new boolean[1];
        locked(held -> waits[0] = patience > 0
                && publisher.current().revision() == since.revision()
                && held.waiters.add(news, held.now.nanos() + patience));
        return waits[0] ? leaving(news) : snapshot().completed();
    }

    /** Who gives up waiting makes room for another. */
    private CompletableFuture<HealthSnapshot> leaving(CompletableFuture<HealthSnapshot> future) {
        CompletableFuture<HealthSnapshot> unused = future.whenComplete((snapshot, failure) -> {
            if (future.isCancelled()) {
                locked(held -> {
                    held.waiters.remove(future);
                    held.beginners.remove(future);
                });
            }
        });
        return future;
    }

    CompletionStage<HealthSnapshot> firstResults(Duration atMost) {
        CompletableFuture<HealthSnapshot> complete = new CompletableFuture<>();
        long patience = Durations.bounded(atMost).toNanos();
        boolean[] waits = new boolean[1];
        locked(held -> {
            for (CheckState state : publisher.board().states()) {
                if (!state.everRan() && state.check().onProbe() && !held.runs.stuck(state.check())) {
                    CompletableFuture<Void> unused =
                            held.runs.joined(state.check(), Long.MAX_VALUE, held.now, held.errands);
                }
            }
            waits[0] = patience > 0
                    && publisher.neverRan() > 0
                    && held.beginners.add(complete, held.now.nanos() + patience);
        });
        return waits[0] ? leaving(complete) : snapshot().completed();
    }

    HealthSnapshot awaitFirstResults(Duration wish) {
        Duration atMost = Durations.bounded(wish);
        CompletableFuture<HealthSnapshot> complete = firstResults(atMost).toCompletableFuture();
        try {
            platform.await(complete, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        complete.cancel(false);
        return snapshot();
    }

    /** Whether an on-probe check has nothing that is fresh enough for a reader. */
    private boolean isOld(RegisteredCheck check, Now now) {
        Evidence last = publisher.board().state(check.index()).last();
        return last == null || now.nanos() - last.decidedNanos() > check.periodNanos();
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]));
    }

    // Checks come and go.

    CheckHandle add(CheckDefinition definition) {
        CheckDefinition check = registration.verified(definition);
        RegisteredCheck[] added = new RegisteredCheck[1];
        boolean open = locked(held -> {
            added[0] = held.registry.add(check);
            held.ownership.enter(added[0]);
            publisher.add(added[0], held.now);
            held.runs.add(added[0], held.now);
        });
        if (!open) {
            throw new IllegalStateException("check '" + check.name() + "': the checker is closed (expected: open)");
        }
        return new Handle(this, check.name(), added[0].sequence());
    }

    /** Whether it was there. */
    boolean remove(String name, long sequence) {
        boolean[] removed = new boolean[1];
        List<Closing> closings = new ArrayList<>();
        locked(held -> {
            RegisteredCheck check = held.registry.check(name);
            if (check != null && check.sequence() == sequence) {
                removed[0] = true;
                held.registry.remove(check);
                Run running = held.runs.remove(check, held.errands);
                publisher.remove(check, held.now);
                closings.addAll(held.ownership.leave(check, running, held.now.nanos()));
            }
        });
        closings.forEach(Closing::run);
        return removed[0];
    }

    void replace(CheckDefinition definition, long sequence) {
        CheckDefinition by = registration.verified(definition);
        boolean[] replaced = new boolean[1];
        List<Closing> closings = new ArrayList<>();
        locked(held -> {
            RegisteredCheck check = held.registry.check(by.name());
            if (check != null && check.sequence() == sequence) {
                replaced[0] = true;
                RegisteredCheck next = held.registry.replace(check, by);
                Run running = held.runs.remove(check, held.errands);
                publisher.replace(check, next, held.now);
                held.runs.add(next, held.now);
                held.ownership.enter(next);
                closings.addAll(held.ownership.leave(check, running, held.now.nanos()));
            }
        });
        closings.forEach(Closing::run);
        if (!replaced[0]) {
            throw new IllegalStateException(
                    "check '" + by.name() + "': was removed, or the checker is closed (expected: registered)");
        }
    }

    /** The check of that name, or {@code null}. */
    @Nullable
    CheckHandle handle(String name) {
        @Nullable RegisteredCheck[] found = new @Nullable RegisteredCheck[1];
        locked(held -> found[0] = held.registry.check(name));
        RegisteredCheck check = found[0];
        return check == null ? null : new Handle(this, name, check.sequence());
    }

    // Heartbeats.

    /** Called by whoever beats, after it was missed. */
    private void hear(RegisteredCheck check, Heartbeat heartbeat) {
        locked(held -> {
            if (check.equals(held.registry.check(check.name()))) {
                publisher.hear(check, heartbeat, held.now);
            }
        });
    }

    // Gates.

    Gate gate(String name) {
        if (publisher.board().gate(name) == null) {
            GateState open = registration.gate(name, platform.wallTime());
            locked(held -> {
                if (publisher.board().gate(name) == null) {
                    publisher.put(open, held.now);
                }
            });
        }
        return new GateHandle(this, name);
    }

    private void change(String gate, BiFunction<GateState, Instant, GateState> change) {
        locked(held -> {
            GateState before = publisher.board().gate(gate);
            GateState after = before == null ? null : change.apply(before, held.now.wall());
            if (after != null && !after.equals(before)) {
                publisher.put(after, held.now);
            }
        });
    }

    private record GateHandle(Engine engine, String name) implements Gate {
        @Override
        public void close(String reason) {
            requireNonNull(reason, "reason");
            engine.change(name, (gate, now) -> gate.closedFor(reason, now));
        }

        @Override
        public void open() {
            engine.change(name, GateState::opened);
        }

        @Override
        public boolean isClosed() {
            GateState gate = engine.publisher.board().gate(name);
            return gate != null && gate.closed();
        }

        @Override
        public String toString() {
            return "gate '" + name + "'";
        }
    }

    // Listeners.

    ListenerHandle onTransition(TransitionListener listener) {
        return listen(dispatcher, listener::onTransition);
    }

    ListenerHandle onRun(RunListener listener) {
        return listen(runDispatcher, listener::onRun);
    }

    private <E> ListenerHandle listen(Dispatcher<E> by, Consumer<E> listener) {
        List<Dispatcher.Line<E>> line = new ArrayList<>();
        locked(held -> line.add(by.add(listener)));
        return () -> locked(held -> line.forEach(by::remove));
    }

    // Stages of life.

    void start() {
        locked(held -> {
            if (stage().started() == null) {
                publisher.put(stage().startedAt(held.now), held.now);
                held.runs.start(held.now);
            }
        });
    }

    StartupTask startupTask(String name) {
        if (!registration.startupTasks.contains(name)) {
            throw new IllegalArgumentException("startup task: " + Names.unknown(name, registration.startupTasks));
        }
        return new Task(this, name);
    }

    private record Task(Engine engine, String name) implements StartupTask {
        @Override
        public void complete() {
            engine.locked(held -> engine.publisher.complete(name, held.now));
        }

        @Override
        public String toString() {
            return "startup task '" + name + "'";
        }
    }

    void drain() {
        locked(held -> {
            if (!stage().draining()) {
                publisher.put(stage().drained(), held.now);
            }
        });
    }

    void close() {
        List<Closing> closings = new ArrayList<>();
        locked(held -> {
            publisher.put(stage().over(), held.now);
            held.runs.close(held.errands);
            held.errands.news.addAll(held.waiters.all());
            held.errands.news.addAll(held.beginners.all());
            closings.addAll(held.ownership.close(publisher.board().checks()));
            for (int i = owned.size() - 1; i >= 0; i--) {
                closings.add(new Closing(owned.get(i).getClass().getName(), owned.get(i)));
            }
        });
        closings.forEach(Closing::run);
        timer.close();
        workers.close();
        notifier.close();
        dispatcher.close();
        runDispatcher.close();
    }

    // Runs.

    private void wake() {
        locked(held -> {
            held.runs.wake(held.now, held.errands);
            held.ownership.due(held.now.nanos(), held.errands);
            held.errands.news.addAll(held.waiters.due(held.now.nanos()));
            held.errands.news.addAll(held.beginners.due(held.now.nanos()));
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
        boolean withResult = thrown == null && result != null;
        locked(held -> {
            held.runs.ended(run, evidence, withResult, held.now, held.errands);
            held.ownership.returned(run, held.errands);
        });
    }

    // The lock, and what comes after it.

    /** What is done under the lock. */
    private interface Step {
        void take(Held held);
    }

    /** What the lock guards, for one step. */
    private static final class Held {
        final Registry registry;
        final Runs runs;
        final Waiters waiters;
        final Waiters beginners;
        final Ownership ownership;
        final Now now;
        final Errands errands;

        Held(
                Registry registry,
                Runs runs,
                Waiters waiters,
                Waiters beginners,
                Ownership ownership,
                Now now,
                Errands errands) {
            this.registry = registry;
            this.runs = runs;
            this.waiters = waiters;
            this.beginners = beginners;
            this.ownership = ownership;
            this.now = now;
            this.errands = errands;
        }
    }

    /**
     * Takes the step unless the engine is closed, sets the timer, and runs the errands once the lock is free.
     *
     * @return whether the engine was open
     */
    private boolean locked(Step step) {
        Errands errands = new Errands();
        try {
            lock.lock();
            try {
                return take(step, errands);
            } finally {
                lock.unlock();
            }
        } finally {
            // Also when memory ran out half-way: a run that is in flight and never dispatched would be so for ever.
            run(errands);
        }
    }

    @GuardedBy("lock")
    private boolean take(Step step, Errands errands) {
        if (stage().closed()) {
            return false;
        }
        Now now = publisher.now();
        long revision = publisher.board().revision();
        try {
            publisher.expire(now);
            step.take(new Held(registry, runs, waiters, beginners, ownership, now, errands));
            if (publisher.board().revision() != revision) {
                errands.news.addAll(waiters.all());
            }
            if (publisher.neverRan() == 0) {
                errands.news.addAll(beginners.all());
            }
        } finally {
            long earliest = Math.min(Math.min(runs.nextAlarm(), publisher.nextExpiry()), waiters.earliest());
            timer.wakeAt(Math.min(earliest, Math.min(ownership.earliest(), beginners.earliest())));
        }
        return true;
    }

    private void run(Errands errands) {
        dispatch(errands.begun);
        errands.overdue.forEach(run -> attempt(workers, new Errands.Abandonment(run)));
        errands.closings.forEach(closing -> attempt(workers, closing));
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
