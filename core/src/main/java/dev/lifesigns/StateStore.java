/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of the {@link EngineState}: publishes a new one for each change of a check, of the checks that there are,
 * or of the stage of life, and hands every transition that follows to the {@link EventDispatcher}.
 *
 * <p>All methods but {@link #current} and {@link #published} are called under the engine's lock.
 */
final class StateStore {
    private final Platform platform;
    private final CheckerConfig config;
    private final EventDispatcher<Transition> dispatcher;
    private final EventDispatcher<RunEvent> runDispatcher;

    /* Where each check is, by name: as the registry knows it. Guarded by the engine's lock, as the next is. */
    private final Function<String, @Nullable Integer> indexes;
    private final Quorums quorums = new Quorums();

    /* Until when the evidence of each check is fresh; the earliest is the validity of the state. Guarded by the lock. */
    private final IndexedTimerHeap expiries;

    /* How many checks have no result yet. Guarded by the engine's lock. */
    private int neverRan;

    /*
     * What startup still waits for: tasks by name, checks by index. Nothing is added any more once startup was complete
     * after the start, so it is complete for good. Guarded by the engine's lock.
     */
    private final Set<String> openTasks;
    private final Set<Integer> openChecks = new HashSet<>();

    /*
     * One writer at a time, many readers: written under the engine's lock, read without. A state is immutable, so a
     * reader can not see a check after a run and its probe before it.
     */
    private volatile EngineState published;

    StateStore(
            Platform platform,
            CheckerConfig config,
            List<RegisteredCheck> checks,
            EventDispatcher<Transition> dispatcher,
            EventDispatcher<RunEvent> runDispatcher,
            Function<String, @Nullable Integer> indexes) {
        this.indexes = indexes;
        this.platform = platform;
        this.config = config;
        this.dispatcher = dispatcher;
        this.runDispatcher = runDispatcher;
        this.expiries = new IndexedTimerHeap(checks.size());
        this.openTasks = new HashSet<>(config.startupTasks);
        for (RegisteredCheck check : checks) {
            if (check.belongsTo(CheckerConfig.STARTUP)) {
                openChecks.add(check.index());
            }
        }
        LifecycleState stage = new LifecycleState(null, startupComplete(), false, false);
        this.published = EngineState.initial(config, checks, stage, now());
        for (CheckState state : published.states()) {
            neverRan += state.everRan() ? 0 : 1;
            quorums.add(state.check());
            expiries.set(state.check().index(), state.freshUntil());
        }
    }

    /** What a reader sees now, judged by the reader's own clock. Takes no lock. */
    EngineState current() {
        EngineState seen = published;
        EngineState current = seen;
        long nanos = platform.nanoTime();
        while (!current.validAt(nanos)) {
            EngineState latest = published;
            if (!latest.equals(seen)) {
                // The reader was held up between its two reads: what it took is not old, but superseded.
                seen = latest;
                current = latest;
                continue;
            }
            EngineState successor = current.successor();
            current = successor != null ? successor : current.expiredAt(new Now(nanos, platform.wallTime()));
            seen.skipTo(current);
        }
        return current;
    }

    /** The last published state, without a look at the clock. */
    EngineState published() {
        return published;
    }

    Now now() {
        return new Now(platform.nanoTime(), platform.wallTime());
    }

    /** How many checks have no result yet. */
    int neverRan() {
        return neverRan;
    }

    /** When {@link #expire} will have something to do. */
    long nextExpiry() {
        long validUntil = expiries.earliest();
        return validUntil == IndexedTimerHeap.NEVER ? IndexedTimerHeap.NEVER : validUntil + 1;
    }

    /** Makes unknown what has grown too old. */
    void expire(Now now) {
        while (expiries.earliest() < now.nanos()) {
            put(published.state(expiries.first()).expired(now), now);
        }
    }

    void put(CheckState state, Now now) {
        RegisteredCheck check = state.check();
        EngineState old = published;
        CheckState before = old.state(check.index());
        neverRan += (state.everRan() ? 0 : 1) - (before.everRan() ? 0 : 1);
        expiries.set(check.index(), state.freshUntil());
        published = old.withState(state, now, expiries.earliest());
        tellOfCheck(before, state);
        tellOfProbes(old, check.name(), now);
        if (openChecks.contains(check.index()) && hasStarted(state)) {
            openChecks.remove(check.index());
            completeStartup(now);
        }
        if (before.status() != state.status()) {
            tellQuorums(check, now);
        }
    }

    /** A heartbeat that was found silent beats again. */
    void hear(RegisteredCheck check, Heartbeat heartbeat, Now now) {
        CheckState state = published.state(check.index());
        put(state.beaten(heartbeat.heard(), now), now);
    }

    /** A check comes: it has never run. */
    void add(RegisteredCheck check, Now now) {
        if (check.belongsTo(CheckerConfig.STARTUP)) {
            openStartup(check, now);
        }
        change(null, CheckState.never(check, now), now);
    }

    /** A check goes, and all that is known of it. */
    void remove(RegisteredCheck check, Now now) {
        change(published.state(check.index()), null, now);
        closeStartup(check, now);
    }

    /** Another takes its place, and all that is known of it. */
    void replace(RegisteredCheck check, RegisteredCheck by, Now now) {
        CheckState before = published.state(check.index());
        CheckState replaced = before.replacedBy(by);
        CheckState kept = by.heartbeat() == null
                ? replaced
                : replaced.beaten(by.heartbeat().heard(), now);
        // The new policy may be content with fresher evidence only.
        CheckState after = kept.freshUntil() < now.nanos() ? kept.expired(now) : kept;
        if (by.belongsTo(CheckerConfig.STARTUP) && !check.belongsTo(CheckerConfig.STARTUP) && !hasStarted(after)) {
            openStartup(by, now);
        }
        change(before, after, now);
        if (!by.belongsTo(CheckerConfig.STARTUP) || hasStarted(after)) {
            closeStartup(by, now);
        }
    }

    /** Coming and going is no transition of the check, but may be one of its probes. */
    private void change(@Nullable CheckState gone, @Nullable CheckState come, Now now) {
        RegisteredCheck check = requireNonNull(come == null ? gone : come).check();
        EngineState old = published;
        neverRan += (come == null || come.everRan() ? 0 : 1) - (gone == null || gone.everRan() ? 0 : 1);
        expiries.set(check.index(), come == null ? IndexedTimerHeap.NEVER : come.freshUntil());
        published = old.with(gone, come, check.index(), now, expiries.earliest());
        if (gone != null && come != null) {
            tellOfCheck(gone, come);
        }
        tellOfProbes(old, check.name(), now);
        changeQuorums(gone, come, now);
    }

    private void changeQuorums(@Nullable CheckState gone, @Nullable CheckState come, Now now) {
        if (gone != null) {
            quorums.remove(gone.check());
        }
        if (come != null) {
            quorums.add(come.check());
        }
        tellQuorums(requireNonNull(come == null ? gone : come).check(), now);
    }

    /** Computes every quorum for the first time. */
    void compute(Now now) {
        for (RegisteredCheck check : published.checks()) {
            if (check.quorum() != null) {
                compute(check, now);
            }
        }
    }

    /** Startup waits for it as well, unless it was complete before: that is for good once the checks run. */
    private void openStartup(RegisteredCheck check, Now now) {
        LifecycleState stage = published.stage();
        if (stage.startupComplete() && stage.started() != null) {
            return;
        }
        openChecks.add(check.index());
        if (stage.startupComplete()) {
            put(stage.startupOpen(), now);
        }
    }

    private void closeStartup(RegisteredCheck check, Now now) {
        if (openChecks.remove(check.index())) {
            completeStartup(now);
        }
    }

    void put(LifecycleState stage, Now now) {
        EngineState old = published;
        published = old.withStage(stage, now);
        tellOfProbes(old, null, now);
    }

    void put(GateState gate, Now now) {
        EngineState old = published;
        published = old.withGate(gate, now);
        tellOfProbes(old, gate.name(), now);
    }

    void complete(String task, Now now) {
        openTasks.remove(task);
        completeStartup(now);
    }

    private void completeStartup(Now now) {
        LifecycleState stage = published.stage();
        if (startupComplete() && !stage.startupComplete()) {
            put(stage.startupDone(), now);
        }
    }

    private boolean startupComplete() {
        return openTasks.isEmpty() && openChecks.isEmpty();
    }

    /** A startup check is done with once it would let traffic in: degraded is not down. */
    private static boolean hasStarted(CheckState state) {
        return state.everRan() && ProbeStatus.of(state.contribution()).passing();
    }

    private void tellOfCheck(CheckState before, CheckState state) {
        Transition.OfCheck transition = state.standing().transition();
        if (before.status() != state.status() && transition != null) {
            state.check().counters().transition(state.status());
            dispatcher.enqueue(transition);
        }
    }

    /** Computes again whatever the check is a member of. */
    private void tellQuorums(RegisteredCheck member, Now now) {
        for (RegisteredCheck quorum : quorums.of(member.name())) {
            compute(quorum, now);
        }
    }

    private void compute(RegisteredCheck quorum, Now now) {
        CheckState computed = published.computed(quorum, indexes, now);
        if (computed != null) {
            put(computed, now);
        }
    }

    /** The outcome of a run is decided. */
    void tellOfRun(RegisteredCheck check, TimedOutcome evidence) {
        if (runDispatcher.hasListeners()) {
            runDispatcher.enqueue(new DecidedRun(check.name(), evidence.outcome(), evidence.decidedAt()));
        }
    }

    private void tellOfProbes(EngineState before, @Nullable String cause, Now now) {
        for (int probe = 0; probe < config.probes.length; probe++) {
            ProbeState old = before.probe(probe);
            ProbeStatus status = published.probe(probe).status();
            if (old.status() != status) {
                dispatcher.enqueue(new ProbeTransition(
                        config.probes[probe],
                        old.status(),
                        status,
                        cause,
                        now.wall(),
                        lasted(old.since().nanos(), now)));
            }
        }
    }

    private static Duration lasted(long sinceNanos, Now now) {
        return Duration.ofNanos(Math.max(0, now.nanos() - sinceNanos));
    }
}
