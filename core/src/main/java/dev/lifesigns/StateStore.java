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
 * The only writer of the {@link EngineState}: publishes a new one for each change of a check, of the set of checks, of
 * a gate, or of the lifecycle, and passes every resulting transition to the {@link EventDispatcher}.
 *
 * <p>All methods but {@link #current} and {@link #published} are called under the engine's lock, which guards every field but
 * {@code published}; it is not within reach here, so the compiler cannot check it.
 */
final class StateStore {
    private final Platform platform;
    private final CheckerConfig config;
    private final EventDispatcher<Transition> dispatcher;
    private final EventDispatcher<RunEvent> runDispatcher;

    private final TimeGrid grid;

    /* The index of each check by name, from the registry. */
    private final Function<String, @Nullable Integer> indexes;
    private final Quorums quorums = new Quorums();

    /* Until when the result of each check is fresh; the earliest limits the state's validity. */
    private final IndexedTimerHeap expiries;

    /* How many checks have no result yet. */
    private int neverRan;

    /*
     * What startup still waits for: tasks by name, checks by index. Once startup has completed after the start, nothing
     * is added, so it stays complete.
     */
    private final Set<String> openTasks;
    private final Set<Integer> openChecks = new HashSet<>();

    /*
     * One writer at a time, many readers: written under the engine's lock, read without it. A state is immutable, so a
     * reader never sees a check after a run together with its probe before that run.
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
            // A heartbeat is up from its registration on.
            if (check.belongsTo(CheckerConfig.STARTUP) && check.heartbeat() == null) {
                openChecks.add(check.index());
            }
        }
        LifecycleState stage = new LifecycleState(null, startupComplete(), false, false);
        Now now = now();
        this.grid = TimeGrid.at(now);
        this.published = EngineState.initial(config, checks, grid, stage, now, platform::nanoTime);
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
                // The reader was delayed between its two reads: the state it read is not stale but superseded.
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

    /** The last published state, whatever the clock says. */
    EngineState published() {
        return published;
    }

    Now now() {
        return new Now(platform.nanoTime(), platform.wallTime());
    }

    /** The number of the minute that contains that time. */
    int minute(Now now) {
        return grid.minute(now.nanos());
    }

    /** How many checks have no result yet. */
    int neverRan() {
        return neverRan;
    }

    /** When {@link #expire} has something to do next. */
    long nextExpiry() {
        long validUntil = expiries.earliest();
        return validUntil == IndexedTimerHeap.NEVER ? IndexedTimerHeap.NEVER : validUntil + 1;
    }

    /** Makes checks unknown whose results have become stale. */
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
        publishCheckTransition(before, state);
        publishProbeTransitions(old, check.name(), now);
        if (!openChecks.isEmpty() && openChecks.contains(check.index()) && hasStarted(state)) {
            openChecks.remove(check.index());
            completeStartup(now);
        }
        if (before.status() != state.status()) {
            recomputeQuorums(check, state.effective().timeline().untilNanos(), now);
        }
    }

    /** A heartbeat that had been found silent beats again. */
    void beat(RegisteredCheck check, Heartbeat heartbeat, Now now) {
        CheckState state = published.state(check.index());
        put(state.beaten(heartbeat.acknowledge(), now), now);
    }

    /** Adds a check, which has never run; if it is a quorum, it is computed at once. */
    void add(RegisteredCheck check, Now now) {
        if (check.belongsTo(CheckerConfig.STARTUP)) {
            openStartup(check, now);
        }
        CheckState never = CheckState.never(check, grid, now);
        CheckState computed =
                check.quorum() == null ? null : Quorums.computed(published, never, indexes, now.nanos(), now);
        CheckState added = computed == null ? never : computed;
        change(null, added, now);
        if (hasStarted(added)) {
            closeStartup(check, now);
        }
    }

    /** Removes a check and everything known about it. */
    void remove(RegisteredCheck check, Now now) {
        change(published.state(check.index()), null, now);
        closeStartup(check, now);
    }

    /** Puts histories before those of a check that has not run; returns whether they fit. */
    boolean restore(RegisteredCheck check, StatusHistory statuses, LatencyHistory latencies, Now now) {
        CheckState state = published.state(check.index());
        StatusTimeline timeline = state.effective().timeline().precededBy(statuses, now);
        if (timeline == null || state.runs() > 0) {
            return false;
        }
        check.latencies().restore(LatencyMinutes.before(now, grid, latencies));
        put(state.withTimeline(timeline), now);
        return true;
    }

    /** Puts another check in the place of one; it takes over what is known about it. */
    void replace(RegisteredCheck check, RegisteredCheck by, Now now) {
        CheckState before = published.state(check.index());
        CheckState replaced = before.replacedBy(by);
        CheckState kept = by.heartbeat() == null
                ? replaced
                : replaced.beaten(by.heartbeat().acknowledge(), now);
        // The new policy may require fresher results.
        CheckState after = kept.freshUntil() < now.nanos() ? kept.expired(now) : kept;
        if (by.belongsTo(CheckerConfig.STARTUP) && !check.belongsTo(CheckerConfig.STARTUP) && !hasStarted(after)) {
            openStartup(by, now);
        }
        change(before, after, now);
        if (!by.belongsTo(CheckerConfig.STARTUP) || hasStarted(after)) {
            closeStartup(by, now);
        }
    }

    /** Adding or removing a check that is run is not a transition of the check, but may be one of its probes. */
    private void change(@Nullable CheckState removed, @Nullable CheckState added, Now now) {
        RegisteredCheck check = requireNonNull(added == null ? removed : added).check();
        EngineState old = published;
        neverRan += (added == null || added.everRan() ? 0 : 1) - (removed == null || removed.everRan() ? 0 : 1);
        expiries.set(check.index(), added == null ? IndexedTimerHeap.NEVER : added.freshUntil());
        published = old.with(removed, added, check.index(), now, expiries.earliest());
        if (added != null) {
            publishCheckTransition(removed == null ? CheckState.never(check, grid, now) : removed, added);
        }
        publishProbeTransitions(old, check.name(), now);
        changeQuorums(removed, added, now);
    }

    private void changeQuorums(@Nullable CheckState removed, @Nullable CheckState added, Now now) {
        if (removed != null) {
            quorums.remove(removed.check());
        }
        if (added != null) {
            quorums.add(added.check());
        }
        recomputeQuorums(requireNonNull(added == null ? removed : added).check(), now.nanos(), now);
    }

    /** Computes all quorums for the first time. */
    void compute(Now now) {
        for (RegisteredCheck check : published.checks()) {
            if (check.quorum() != null) {
                compute(check, now.nanos(), now);
            }
        }
    }

    /** Makes startup wait for the check too, unless startup is complete, which is final once the checks run. */
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
        publishProbeTransitions(old, null, now);
    }

    void put(GateState gate, Now now) {
        EngineState old = published;
        published = old.withGate(gate, now);
        publishProbeTransitions(old, gate.name(), now);
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

    /** A startup check is complete once it would let traffic in: degraded is not down. */
    private static boolean hasStarted(CheckState state) {
        return state.everRan() && ProbeStatus.of(state.contribution()).passing();
    }

    private void publishCheckTransition(CheckState before, CheckState state) {
        Transition.OfCheck transition = state.effective().transition();
        if (before.status() != state.status() && transition != null) {
            state.check().counters().transition(state.status());
            dispatcher.enqueue(transition);
        }
    }

    /** Recomputes the quorums that the check is a member of. */
    private void recomputeQuorums(RegisteredCheck member, long sinceNanos, Now now) {
        for (RegisteredCheck quorum : quorums.of(member.name())) {
            compute(quorum, sinceNanos, now);
        }
    }

    private void compute(RegisteredCheck quorum, long sinceNanos, Now now) {
        CheckState computed = Quorums.computed(published, published.state(quorum.index()), indexes, sinceNanos, now);
        if (computed != null) {
            put(computed, now);
        }
    }

    /** The outcome of a run is decided. */
    void publishRun(RegisteredCheck check, TimedOutcome evidence) {
        if (runDispatcher.hasListeners()) {
            runDispatcher.enqueue(new DecidedRun(check.name(), evidence.outcome(), evidence.decidedAt()));
        }
    }

    private void publishProbeTransitions(EngineState before, @Nullable String cause, Now now) {
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
