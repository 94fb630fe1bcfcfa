/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckState.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known at one version: the state of each check, the resulting state of each probe, and until when
 * these are valid. Immutable except for two memoized values. The engine publishes a state with one volatile write;
 * readers need no lock.
 *
 * <p>A modified copy shares everything that did not change, so a run costs O(log n), and reading a probe's status O(1).
 */
final class EngineState {
    private final CheckerConfig config;
    private final Shared shared;
    private final long version;
    private final long revision;
    private final Now made;
    private final LifecycleState stage;

    /* By index; null where there is no check. */
    private final PersistentVector<@Nullable CheckState> states;

    /* Never modified after construction: a modified copy clones it first. */
    private final ProbeState[] probes;

    /* In the order in which they were declared or first used. */
    private final List<GateState> gates;

    /** The last instant at which all results in it are fresh, and it is at most a minute old. */
    private final long validUntil;

    /*
     * Memoized: derived once from the fields above, under the monitor; read without it. So all readers of a state share
     * one successor and one snapshot. A successor's own successor may replace it.
     */
    private volatile @Nullable EngineState successor;
    private volatile @Nullable EngineSnapshot snapshot;

    /**
     * What all states of an engine share: the source of version and revision numbers, for the engine and for readers that
     * find results stale, and the clock by which these judge. Atomic because they do not share a lock. So numbers are
     * unique, and gaps mean nothing.
     */
    private record Shared(AtomicLong versions, AtomicLong revisions, LongSupplier clock) {}

    private EngineState(
            CheckerConfig config,
            Shared shared,
            long revision,
            Now made,
            LifecycleState stage,
            PersistentVector<@Nullable CheckState> states,
            ProbeState[] probes,
            List<GateState> gates,
            long validUntil) {
        this.config = config;
        this.shared = shared;
        this.version = shared.versions().incrementAndGet();
        this.revision = revision;
        this.made = made;
        this.stage = stage;
        this.states = states;
        this.probes = probes;
        this.gates = gates;
        this.validUntil = Math.min(validUntil, made.nanos() + TimeGrid.MINUTE_NANOS);
    }

    /** The state before any check has run. */
    static EngineState initial(
            CheckerConfig config,
            List<RegisteredCheck> checks,
            TimeGrid grid,
            LifecycleState stage,
            Now now,
            LongSupplier clock) {
        List<GateState> gates = config.gates(now.wall());
        PersistentVector<@Nullable CheckState> states = PersistentVector.<RegisteredCheck, @Nullable CheckState>of(
                checks.toArray(new RegisteredCheck[0]), check -> CheckState.never(check, grid, now));
        ProbeState[] probes = new ProbeState[config.probes.length];
        Arrays.fill(probes, new ProbeState(ContributionCounts.EMPTY, 0, 0, ProbeStatus.UNKNOWN, now));
        for (RegisteredCheck check : checks) {
            CheckState state = CheckState.never(check, grid, now);
            for (int probe : check.probes()) {
                probes[probe] = probes[probe].with(state);
            }
        }
        for (int probe = 0; probe < probes.length; probe++) {
            probes[probe] = probes[probe].updated(probe, probes[probe], stage, now);
        }
        return new EngineState(
                config,
                new Shared(new AtomicLong(), new AtomicLong(), clock),
                0,
                now,
                stage,
                states,
                probes,
                gates,
                checks.stream()
                        .mapToLong(check -> CheckState.never(check, grid, now).freshUntil())
                        .min()
                        .orElse(IndexedTimerHeap.NEVER));
    }

    /** The state after one check's state has changed. */
    EngineState withState(CheckState state, Now now, long newValidUntil) {
        int index = state.check().index();
        CheckState before = state(index);
        ProbeState[] newProbes = probes;
        boolean significant = before.status() != state.status()
                || before.effective().error() != state.effective().error();
        CheckStatus contributed = before.contribution();
        CheckStatus contributes = state.contribution();
        if (contributed != contributes) {
            newProbes = probes.clone();
            for (int probe : state.check().probes()) {
                ProbeState old = newProbes[probe];
                ProbeState moved = old.withCounts(old.counts().moved(contributed, contributes));
                newProbes[probe] = moved.updated(probe, old, stage, now);
            }
            significant = true;
        }
        return new EngineState(
                config,
                shared,
                significant ? shared.revisions().incrementAndGet() : revision,
                now,
                stage,
                states.with(index, state),
                newProbes,
                gates,
                newValidUntil);
    }

    /**
     * The state after a check was added, removed, or replaced.
     *
     * @param removed the check that was there, or {@code null}
     * @param added the check that is there now, or {@code null}
     */
    EngineState with(@Nullable CheckState removed, @Nullable CheckState added, int index, Now now, long newValidUntil) {
        ProbeState[] newProbes = probes.clone();
        if (removed != null) {
            for (int probe : removed.check().probes()) {
                newProbes[probe] = newProbes[probe].without(removed);
            }
        }
        if (added != null) {
            for (int probe : added.check().probes()) {
                newProbes[probe] = newProbes[probe].with(added);
            }
        }
        for (int probe = 0; probe < probes.length; probe++) {
            newProbes[probe] = newProbes[probe].updated(probe, probes[probe], stage, now);
        }
        return new EngineState(
                config,
                shared,
                shared.revisions().incrementAndGet(),
                now,
                stage,
                states.with(index, added),
                newProbes,
                gates,
                newValidUntil);
    }

    /** The state after a gate was created, closed, opened, or given another reason. */
    EngineState withGate(GateState gate, Now now) {
        List<GateState> newGates = new ArrayList<>(gates);
        GateState before = gate(gate.name());
        if (before == null) {
            newGates.add(gate);
        } else {
            newGates.set(newGates.indexOf(before), gate);
        }
        boolean closedBefore = before != null && before.closed();
        ProbeState[] newProbes = probes.clone();
        if (closedBefore != gate.closed()) {
            for (int probe : gate.indexes()) {
                ProbeState changed = probes[probe].withGates(gate.closed() ? 1 : -1);
                newProbes[probe] = changed.updated(probe, probes[probe], stage, now);
            }
        }
        return new EngineState(
                config,
                shared,
                closedBefore != gate.closed() ? shared.revisions().incrementAndGet() : revision,
                now,
                stage,
                states,
                newProbes,
                List.copyOf(newGates),
                validUntil);
    }

    List<GateState> gates() {
        return gates;
    }

    List<String> closedGates() {
        return gates.stream().filter(GateState::closed).map(GateState::name).toList();
    }

    /** The gate of that name, or {@code null}. */
    @Nullable
    GateState gate(String name) {
        for (GateState gate : gates) {
            if (gate.name().equals(name)) {
                return gate;
            }
        }
        return null;
    }

    /** The state at another stage of the lifecycle. */
    EngineState withStage(LifecycleState newStage, Now now) {
        ProbeState[] newProbes = probes.clone();
        for (int probe = 0; probe < probes.length; probe++) {
            newProbes[probe] = probes[probe].updated(probe, probes[probe], newStage, now);
        }
        return new EngineState(
                config,
                shared,
                shared.revisions().incrementAndGet(),
                now,
                newStage,
                states,
                newProbes,
                gates,
                validUntil);
    }

    boolean validAt(long nanos) {
        return nanos <= validUntil;
    }

    /** The result of an earlier {@link #expiredAt}, so that only the first reader allocates. */
    @Nullable
    EngineState successor() {
        return successor;
    }

    /** Lets later readers start from a later successor, so that their chain stays short. */
    void skipTo(EngineState later) {
        successor = later;
    }

    /**
     * The state as a later reader sees it: checks with stale results are unknown, and ages and histories extend to now.
     * Created once for all readers, unless the engine publishes a new state first. This is what keeps a stuck engine from
     * reporting up.
     */
    EngineState expiredAt(Now now) {
        EngineState known = successor;
        if (known == null) {
            synchronized (this) {
                known = successor;
                if (known == null) {
                    known = withExpired(now);
                    successor = known;
                }
            }
        }
        return known;
    }

    private EngineState withExpired(Now now) {
        EngineState next = this;
        long nextExpiry = IndexedTimerHeap.NEVER;
        long lastChange = Long.MIN_VALUE;
        for (int index = 0; index < states.size(); index++) {
            CheckState state = states.get(index);
            long freshUntil = state == null ? IndexedTimerHeap.NEVER : state.freshUntil();
            if (state != null && now.nanos() > freshUntil) {
                CheckState judged = state.expired(now);
                next = next.withState(judged, now, validUntil);
                nextExpiry = Math.min(nextExpiry, judged.freshUntil());
                lastChange = Math.max(lastChange, judged.effective().timeline().untilNanos());
            } else {
                nextExpiry = Math.min(nextExpiry, freshUntil);
            }
        }
        next = next.withQuorums(lastChange, now);
        return new EngineState(config, shared, next.revision, now, stage, next.states, next.probes, gates, nextExpiry);
    }

    /** Recomputes all quorums, a quorum of quorums after its members. */
    private EngineState withQuorums(long sinceNanos, Now now) {
        List<RegisteredCheck> quorums =
                checks().stream().filter(check -> check.quorum() != null).toList();
        if (quorums.isEmpty()) {
            return this;
        }
        Map<String, Integer> indexes = new HashMap<>();
        states().forEach(
                        state -> indexes.put(state.check().name(), state.check().index()));
        EngineState next = this;
        boolean settled = false;
        while (!settled) {
            settled = true;
            for (RegisteredCheck check : quorums) {
                CheckState computed = Quorums.computed(next, next.state(check.index()), indexes::get, sinceNanos, now);
                if (computed != null) {
                    next = next.withState(computed, now, validUntil);
                    settled = false;
                }
            }
        }
        return next;
    }

    /** The state in the form that users see; created once. */
    EngineSnapshot snapshot() {
        EngineSnapshot known = snapshot;
        if (known == null) {
            synchronized (this) {
                known = snapshot;
                if (known == null) {
                    known = new EngineSnapshot(this, config);
                    snapshot = known;
                }
            }
        }
        return known;
    }

    long version() {
        return version;
    }

    long revision() {
        return revision;
    }

    Now made() {
        return made;
    }

    /** How long ago it was made. */
    Duration age() {
        return Duration.ofNanos(Math.max(0, shared.clock().getAsLong() - made.nanos()));
    }

    LifecycleState stage() {
        return stage;
    }

    /** The state of the check at that index. */
    CheckState state(int index) {
        return requireNonNull(states.get(index));
    }

    /** The checks in the order of their registration. */
    List<RegisteredCheck> checks() {
        return states().stream()
                .map(CheckState::check)
                .sorted(Comparator.comparingLong(RegisteredCheck::sequence))
                .toList();
    }

    /** The state of each check, in the order of their indexes. */
    List<CheckState> states() {
        List<CheckState> present = new ArrayList<>(states.size());
        for (int index = 0; index < states.size(); index++) {
            CheckState state = states.get(index);
            if (state != null) {
                present.add(state);
            }
        }
        return present;
    }

    ProbeState probe(int probe) {
        return probes[probe];
    }
}
