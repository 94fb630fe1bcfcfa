/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a checker, each a step under the {@link EngineLock}, and the listeners. Readers take no lock.
 */
final class Engine implements Run.Listener {
    private final Platform platform;
    private final CheckerConfig config;
    private final List<AutoCloseable> owned;
    private final EventDispatcher<Transition> dispatcher;
    private final EventDispatcher<RunEvent> runDispatcher;
    private final StateStore store;
    private final EngineLock lock;
    private final Gates gates;
    private final WaitingReads waitingReads;

    /**
     * @throws IllegalArgumentException as {@link HealthChecker.Builder#build()} does
     */
    Engine(Platform platform, CheckerOptions options) {
        this.platform = platform;
        this.config = CheckerConfig.of(options);
        this.owned = List.copyOf(options.owned);
        CheckRegistry registry = new CheckRegistry(
                config, (check, heartbeat) -> heartbeat.bind(check, platform::nanoTime, () -> hear(check, heartbeat)));
        List<RegisteredCheck> checks = config.checks.stream().map(registry::add).toList();
        this.dispatcher = new EventDispatcher<>(platform, "transition", "lifesigns-listener-");
        this.runDispatcher = new EventDispatcher<>(platform, "run", "lifesigns-run-listener-");
        options.listeners.forEach(listener -> dispatcher.add(listener::onTransition));
        options.runListeners.forEach(listener -> runDispatcher.add(listener::onRun));
        this.store = new StateStore(platform, config, checks, dispatcher, runDispatcher, registry::index);
        this.store.compute(store.now());
        RunScheduler scheduler = new RunScheduler(platform, store, checks.size(), this);
        this.lock = new EngineLock(
                platform, store, registry, scheduler, Ownership.of(checks), options.executor, this::wake);
        this.gates = new Gates(config, store, lock);
        this.waitingReads = new WaitingReads(platform, config, store, lock);
    }

    Platform platform() {
        return platform;
    }

    // Reading.

    ProbeStatus status(String probe) {
        return store.current().probe(config.probe(probe)).status();
    }

    EngineSnapshot snapshot() {
        return store.current().snapshot();
    }

    WaitingReads waitingReads() {
        return waitingReads;
    }

    HealthLifecycle lifecycle() {
        return stage().lifecycle();
    }

    private LifecycleState stage() {
        return store.published().stage();
    }

    // Registration.

    CheckHandle add(CheckDefinition definition) {
        CheckDefinition check = config.verified(definition);
        RegisteredCheck added = lock.step(null, held -> {
            held.registry().requireComputable(check);
            RegisteredCheck entered = held.registry().add(check);
            held.ownership().enter(entered);
            store.add(entered, held.now());
            held.scheduler().add(entered, held.now());
            return entered;
        });
        if (added == null) {
            throw new IllegalStateException("check '" + check.name() + "': the checker is closed (expected: open)");
        }
        return new Handle(this, check.name(), added.sequence());
    }

    /** Returns whether the check was registered. */
    boolean remove(String name, long sequence) {
        List<Closing> closings = lock.step(null, held -> {
            RegisteredCheck check = held.registry().check(name);
            if (check == null || check.sequence() != sequence) {
                return null;
            }
            held.registry().remove(check);
            Run running = held.scheduler().remove(check, held.deferred());
            store.remove(check, held.now());
            return held.ownership().leave(check, running, held.now().nanos());
        });
        return closed(closings);
    }

    /** The policy of that check, or the default one if it was removed. */
    CheckPolicy policy(String name, long sequence) {
        RegisteredCheck check = lock.step(null, held -> held.registry().check(name));
        return check == null || check.sequence() != sequence
                ? CheckPolicy.builder().build()
                : check.policy();
    }

    void replace(CheckDefinition definition, long sequence) {
        CheckDefinition by = config.verified(definition);
        List<Closing> closings = lock.step(null, held -> {
            RegisteredCheck check = held.registry().check(by.name());
            if (check == null || check.sequence() != sequence) {
                return null;
            }
            RegisteredCheck next = held.registry().replace(check, by);
            Run running = held.scheduler().remove(check, held.deferred());
            store.replace(check, next, held.now());
            held.scheduler().add(next, held.now());
            held.ownership().enter(next);
            return held.ownership().leave(check, running, held.now().nanos());
        });
        if (!closed(closings)) {
            throw new IllegalStateException(
                    "check '" + by.name() + "': was removed, or the checker is closed (expected: registered)");
        }
    }

    /** Closes what is no longer used; {@code false} if there was no such check. */
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
        RegisteredCheck check = lock.step(null, held -> held.registry().check(name));
        return check == null ? null : new Handle(this, name, check.sequence());
    }

    boolean restore(String name, StatusHistory statuses, LatencyHistory latencies) {
        return lock.step(false, held -> {
            RegisteredCheck check = held.registry().check(name);
            return check != null && store.restore(check, statuses, latencies, held.now());
        });
    }

    // Heartbeats.

    /** Called on the thread of a beat, if the heartbeat had been found silent. */
    private void hear(RegisteredCheck check, Heartbeat heartbeat) {
        lock.step(held -> {
            if (check.equals(held.registry().check(check.name()))) {
                store.beat(check, heartbeat, held.now());
            }
        });
    }

    // Gates.

    Gate gate(String name) {
        return gates.gate(name);
    }

    // Listeners.

    ListenerHandle onTransition(TransitionListener listener) {
        return listen(dispatcher, listener::onTransition);
    }

    ListenerHandle onRun(RunListener listener) {
        return listen(runDispatcher, listener::onRun);
    }

    private <E> ListenerHandle listen(EventDispatcher<E> by, Consumer<E> listener) {
        EventDispatcher.Subscription<E> subscription = lock.step(null, held -> by.add(listener));
        return () -> lock.step(held -> {
            if (subscription != null) {
                by.remove(subscription);
            }
        });
    }

    // Lifecycle.

    void start() {
        lock.step(held -> {
            if (stage().started() == null) {
                store.put(stage().startedAt(held.now()), held.now());
                held.scheduler().start(held.now());
            }
        });
    }

    StartupTask startupTask(String name) {
        if (!config.startupTasks.contains(name)) {
            throw new IllegalArgumentException("startup task: " + Names.unknown(name, config.startupTasks));
        }
        return new StartupTaskHandle(this, name);
    }

    void completeStartupTask(String name) {
        lock.step(held -> store.complete(name, held.now()));
    }

    void drain() {
        lock.step(held -> {
            if (!stage().draining()) {
                store.put(stage().drained(), held.now());
            }
        });
    }

    void close() {
        List<Closing> closings = new ArrayList<>();
        lock.step(held -> {
            store.put(stage().over(), held.now());
            held.scheduler().close(held.deferred());
            held.deferred().complete(held.waiters().all());
            held.deferred().complete(held.firstResultWaiters().all());
            closings.addAll(held.ownership().close(store.published().checks()));
            for (int i = owned.size() - 1; i >= 0; i--) {
                closings.add(new Closing(owned.get(i).getClass().getName(), owned.get(i)));
            }
        });
        closings.forEach(Closing::run);
        lock.close();
        dispatcher.close();
        runDispatcher.close();
    }

    // Runs.

    private void wake() {
        lock.step(held -> {
            held.scheduler().wake(held.now(), held.deferred());
            held.ownership().due(held.now().nanos(), held.deferred());
            held.deferred().complete(held.waiters().due(held.now().nanos()));
            held.deferred().complete(held.firstResultWaiters().due(held.now().nanos()));
        });
    }

    @Override
    public void prepared(Run run) {
        lock.step(held -> held.scheduler().prepared(run, held.now()));
    }

    @Override
    public void ended(Run run, @Nullable CheckResult result, @Nullable Throwable thrown, long startedNanos) {
        // An exception describes itself in the check's time: its methods are code of the user, and may hang.
        CheckResult said = Outcome.said(result, thrown);
        // The clock is read before the lock is taken: a process frozen in between must not pass old evidence off as
        // new.
        long endedNanos = run.returned();
        Instant endedAt = platform.wallTime();
        Outcome outcome = Outcome.of(said, endedNanos - startedNanos);
        TimedOutcome evidence = new TimedOutcome(outcome, endedNanos, endedAt);
        boolean withResult = thrown == null && result != null;
        lock.step(held -> {
            held.scheduler().ended(run, evidence, withResult, held.now(), held.deferred());
            held.ownership().returned(run, held.deferred());
        });
    }
}
