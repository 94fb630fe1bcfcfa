/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one lock, and the threads around it.
 *
 * <p>All that changes is changed under the lock, which is held for O(log n) arithmetic and never while code of the user
 * runs: checks run on workers, listeners and waiters are called on threads of their own. What is to be done once the
 * lock is free is collected as {@link DeferredActions}. Readers take no lock.
 */
final class Engine implements Run.Listener {
    private final Platform platform;
    private final CheckerConfig config;
    private final Platform.Workers workers;
    private final @Nullable Executor executor;
    private final List<AutoCloseable> owned;
    private final Platform.Workers notifier;
    private final Platform.Timer timer;
    private final EventDispatcher<Transition> dispatcher;
    private final EventDispatcher<RunEvent> runDispatcher;
    private final StateStore store;

    /* Guards what changes, the store's part included. No user code runs, and nobody waits, under it. */
    private final ReentrantLock lock = new ReentrantLock();

    /* Changes in one step with the state, so a name and an index are free exactly when no later state has them. */
    @GuardedBy("lock")
    private final CheckRegistry registry;

    /* A run is in flight from the step that begins it to the one that is told of its end, and there is one per check. */
    @GuardedBy("lock")
    private final RunScheduler scheduler;

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
            CheckerConfig config,
            List<TransitionListener> listeners,
            List<RunListener> runListeners,
            @Nullable Executor executor,
            List<AutoCloseable> owned) {
        this.platform = platform;
        this.config = config;
        CheckRegistry places = new CheckRegistry(
                config, (check, heartbeat) -> heartbeat.bind(check, platform::nanoTime, () -> hear(check, heartbeat)));
        this.registry = places;
        this.owned = owned;
        List<RegisteredCheck> checks = config.checks.stream().map(places::add).toList();
        for (RegisteredCheck check : checks) {
            ownership.enter(check);
        }
        this.dispatcher = new EventDispatcher<>(platform, "transition", "lifesigns-listener-");
        this.runDispatcher = new EventDispatcher<>(platform, "run", "lifesigns-run-listener-");
        listeners.forEach(listener -> dispatcher.add(listener::onTransition));
        runListeners.forEach(listener -> runDispatcher.add(listener::onRun));
        this.store = new StateStore(platform, config, checks, dispatcher, runDispatcher, places::index);
        this.store.compute(store.now());
        this.scheduler = new RunScheduler(platform, store, checks.size(), this);
        this.workers = platform.workers("lifesigns-check-");
        this.executor = executor;
        this.notifier = platform.workers("lifesigns-notifier-");
        this.timer = platform.timer("lifesigns-timer", this::wake);
    }

    // Reading.

    ProbeStatus status(String probe) {
        return store.current().probe(config.probe(probe)).status();
    }

    EngineSnapshot snapshot() {
        return store.current().snapshot();
    }

    HealthLifecycle lifecycle() {
        return stage().lifecycle();
    }

    private LifecycleState stage() {
        return store.published().stage();
    }

    // Asking for more than is known.

    /** What is known, or {@code null} if checks of the probe have to run first. Starts none of them. */
    @Nullable
    HealthSnapshot freshNow(String probe) {
        int index = config.probe(probe);
        if (store.published().probe(index).onProbe() == 0) {
            return snapshot();
        }
        boolean old = locked(false, held -> {
            boolean any = false;
            for (RegisteredCheck check : held.registry.onProbe(index)) {
                any |= !held.scheduler.stuck(check) && isOld(check, held.now);
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
        locked(held -> {
            for (RegisteredCheck check : held.registry.onProbe(index)) {
                if (!held.scheduler.stuck(check) && isOld(check, held.now)) {
                    wanted.add(held.scheduler.joined(check, Long.MAX_VALUE, held.now, held.deferred));
                }
            }
        });
        return wanted.isEmpty() ? snapshot().completed() : all(wanted).thenApplyAsync(done -> snapshot(), this::answer);
    }

    HealthSnapshot runAll(Duration wish) {
        Duration atMost = Durations.bounded(wish);
        List<CompletableFuture<Void>> wanted = new ArrayList<>();
        locked(held -> {
            for (CheckState state : store.published().states()) {
                if (state.check().isRun() && !held.scheduler.stuck(state.check())) {
                    wanted.add(held.scheduler.joined(state.check(), atMost.toNanos(), held.now, held.deferred));
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
        boolean waits = locked(
                false,
                held -> patience > 0
                        && store.current().revision() == since.revision()
                        && held.waiters.add(news, held.now.nanos() + patience));
        return waits ? leaving(news) : snapshot().completed();
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
        boolean waits = locked(false, held -> {
            for (CheckState state : store.published().states()) {
                if (!state.everRan() && state.check().onProbe() && !held.scheduler.stuck(state.check())) {
                    CompletableFuture<Void> unused =
                            held.scheduler.joined(state.check(), Long.MAX_VALUE, held.now, held.deferred);
                }
            }
            return patience > 0 && store.neverRan() > 0 && held.beginners.add(complete, held.now.nanos() + patience);
        });
        return waits ? leaving(complete) : snapshot().completed();
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
        TimedOutcome last = store.published().state(check.index()).last();
        return last == null || now.nanos() - last.decidedNanos() > check.periodNanos();
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]));
    }

    // Checks come and go.

    CheckHandle add(CheckDefinition definition) {
        CheckDefinition check = config.verified(definition);
        RegisteredCheck added = locked(null, held -> {
            RegisteredCheck entered = held.registry.add(check);
            held.ownership.enter(entered);
            store.add(entered, held.now);
            held.scheduler.add(entered, held.now);
            return entered;
        });
        if (added == null) {
            throw new IllegalStateException("check '" + check.name() + "': the checker is closed (expected: open)");
        }
        return new Handle(this, check.name(), added.sequence());
    }

    /** Whether it was there. */
    boolean remove(String name, long sequence) {
        List<Closing> closings = locked(null, held -> {
            RegisteredCheck check = held.registry.check(name);
            if (check == null || check.sequence() != sequence) {
                return null;
            }
            held.registry.remove(check);
            Run running = held.scheduler.remove(check, held.deferred);
            store.remove(check, held.now);
            return held.ownership.leave(check, running, held.now.nanos());
        });
        return closed(closings);
    }

    void replace(CheckDefinition definition, long sequence) {
        CheckDefinition by = config.verified(definition);
        List<Closing> closings = locked(null, held -> {
            RegisteredCheck check = held.registry.check(by.name());
            if (check == null || check.sequence() != sequence) {
                return null;
            }
            RegisteredCheck next = held.registry.replace(check, by);
            Run running = held.scheduler.remove(check, held.deferred);
            store.replace(check, next, held.now);
            held.scheduler.add(next, held.now);
            held.ownership.enter(next);
            return held.ownership.leave(check, running, held.now.nanos());
        });
        if (!closed(closings)) {
            throw new IllegalStateException(
                    "check '" + by.name() + "': was removed, or the checker is closed (expected: registered)");
        }
    }

    /** Closes what nobody uses any more; {@code false} if there was no such check. */
    private static boolean closed(@Nullable List<Closing> closings) {
        if (closings == null) {
            return false;
        }
        closings.forEach(Closing::run);
        return true;
    }

    /** The check of that name, or {@code null}. */
    @Nullable
    CheckHandle handle(String name) {
        RegisteredCheck check = locked(null, held -> held.registry.check(name));
        return check == null ? null : new Handle(this, name, check.sequence());
    }

    // Heartbeats.

    /** Called by whoever beats, after it was missed. */
    private void hear(RegisteredCheck check, Heartbeat heartbeat) {
        locked(held -> {
            if (check.equals(held.registry.check(check.name()))) {
                store.hear(check, heartbeat, held.now);
            }
        });
    }

    // Gates.

    Gate gate(String name) {
        if (store.published().gate(name) == null) {
            GateState open = config.gate(name, platform.wallTime());
            locked(held -> {
                if (store.published().gate(name) == null) {
                    store.put(open, held.now);
                }
            });
        }
        return new GateHandle(this, name);
    }

    private void change(String gate, BiFunction<GateState, Instant, GateState> change) {
        locked(held -> {
            GateState before = store.published().gate(gate);
            GateState after = before == null ? null : change.apply(before, held.now.wall());
            if (after != null && !after.equals(before)) {
                store.put(after, held.now);
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
            GateState gate = engine.store.published().gate(name);
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

    private <E> ListenerHandle listen(EventDispatcher<E> by, Consumer<E> listener) {
        EventDispatcher.Subscription<E> subscription = locked(null, held -> by.add(listener));
        return () -> locked(held -> {
            if (subscription != null) {
                by.remove(subscription);
            }
        });
    }

    // Stages of life.

    void start() {
        locked(held -> {
            if (stage().started() == null) {
                store.put(stage().startedAt(held.now), held.now);
                held.scheduler.start(held.now);
            }
        });
    }

    StartupTask startupTask(String name) {
        if (!config.startupTasks.contains(name)) {
            throw new IllegalArgumentException("startup task: " + Names.unknown(name, config.startupTasks));
        }
        return new Task(this, name);
    }

    private record Task(Engine engine, String name) implements StartupTask {
        @Override
        public void complete() {
            engine.locked(held -> engine.store.complete(name, held.now));
        }

        @Override
        public String toString() {
            return "startup task '" + name + "'";
        }
    }

    void drain() {
        locked(held -> {
            if (!stage().draining()) {
                store.put(stage().drained(), held.now);
            }
        });
    }

    void close() {
        List<Closing> closings = new ArrayList<>();
        locked(held -> {
            store.put(stage().over(), held.now);
            held.scheduler.close(held.deferred);
            held.deferred.news.addAll(held.waiters.all());
            held.deferred.news.addAll(held.beginners.all());
            closings.addAll(held.ownership.close(store.published().checks()));
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
            held.scheduler.wake(held.now, held.deferred);
            held.ownership.due(held.now.nanos(), held.deferred);
            held.deferred.news.addAll(held.waiters.due(held.now.nanos()));
            held.deferred.news.addAll(held.beginners.due(held.now.nanos()));
        });
    }

    @Override
    public void ended(Run run, @Nullable CheckResult result, @Nullable Throwable thrown, long beganNanos) {
        // The clock is read before the lock is taken: a process frozen in between must not pass old evidence off as
        // new.
        long endedNanos = platform.nanoTime();
        Instant endedAt = platform.wallTime();
        Outcome outcome = Outcome.of(result, thrown, endedNanos - beganNanos);
        TimedOutcome evidence = new TimedOutcome(outcome, endedNanos, endedAt);
        boolean withResult = thrown == null && result != null;
        locked(held -> {
            held.scheduler.ended(run, evidence, withResult, held.now, held.deferred);
            held.ownership.returned(run, held.deferred);
        });
    }

    // The lock, and what comes after it.

    /** What the lock guards, for one step. */
    private static final class Held {
        final CheckRegistry registry;
        final RunScheduler scheduler;
        final Waiters waiters;
        final Waiters beginners;
        final Ownership ownership;
        final Now now;
        final DeferredActions deferred;

        Held(
                CheckRegistry registry,
                RunScheduler scheduler,
                Waiters waiters,
                Waiters beginners,
                Ownership ownership,
                Now now,
                DeferredActions deferred) {
            this.registry = registry;
            this.scheduler = scheduler;
            this.waiters = waiters;
            this.beginners = beginners;
            this.ownership = ownership;
            this.now = now;
            this.deferred = deferred;
        }
    }

    private void locked(Consumer<Held> step) {
        var unused = locked(null, held -> {
            step.accept(held);
            return null;
        });
    }

    /** Takes the step, sets the timer, and runs what is deferred once the lock is free; a closed engine takes none. */
    private <T extends @Nullable Object> T locked(T ifClosed, Function<Held, T> step) {
        DeferredActions deferred = new DeferredActions();
        try {
            lock.lock();
            try {
                return take(ifClosed, step, deferred);
            } finally {
                lock.unlock();
            }
        } finally {
            // Also when memory ran out half-way: a run that is in flight and never dispatched would be so for ever.
            run(deferred);
        }
    }

    @GuardedBy("lock")
    private <T extends @Nullable Object> T take(T ifClosed, Function<Held, T> step, DeferredActions deferred) {
        if (stage().closed()) {
            return ifClosed;
        }
        Now now = store.now();
        long revision = store.published().revision();
        try {
            store.expire(now);
            T result = step.apply(new Held(registry, scheduler, waiters, beginners, ownership, now, deferred));
            if (store.published().revision() != revision) {
                deferred.news.addAll(waiters.all());
            }
            if (store.neverRan() == 0) {
                deferred.news.addAll(beginners.all());
            }
            return result;
        } finally {
            long earliest = Math.min(Math.min(scheduler.nextAlarm(), store.nextExpiry()), waiters.earliest());
            timer.wakeAt(Math.min(earliest, Math.min(ownership.earliest(), beginners.earliest())));
        }
    }

    private void run(DeferredActions deferred) {
        dispatch(deferred.started);
        deferred.overdue.forEach(run -> attempt(workers, new DeferredActions.Cancellation(run)));
        deferred.closings.forEach(closing -> attempt(workers, closing));
        deferred.decided.forEach(future -> answer(() -> future.complete(null)));
        deferred.news.forEach(future -> answer(() -> future.complete(snapshot())));
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
                                    .map(run -> new DeferredActions.Dispatch(run, by))
                                    .toList());
        } catch (Throwable noThread) {
            begun.forEach(run -> run.refused(noThread));
        }
    }

    /** Each on its own, so that nobody waits for what somebody else does with an answer. */
    private void answer(Runnable completion) {
        attempt(notifier, new DeferredActions.Completion(completion));
    }

    private static void attempt(Platform.Workers by, Runnable errand) {
        try {
            by.execute(errand);
        } catch (Throwable noThread) {
            EngineLog.warn("no thread for: " + errand, noThread);
        }
    }
}
