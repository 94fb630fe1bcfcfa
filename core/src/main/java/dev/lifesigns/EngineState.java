/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckState.Now;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known at one version: the state of each check, what follows for each probe, and until when that
 * holds. Immutable but for two memos. The engine publishes a board with one volatile write; readers need no lock.
 *
 * <p>A changed copy shares all that did not change, so a run costs O(log n), and a probe's status is there to be read.
 */
final class EngineState {
    private final CheckerConfig config;
    private final Numbers numbers;
    private final long version;
    private final long revision;
    private final Now made;
    private final LifecycleState stage;

    /* By index; null where no check is. */
    private final PersistentVector<@Nullable CheckState> states;

    /* Never written after construction: a changed copy clones it first. */
    private final ProbeState[] probes;

    /* In the order in which they were declared or first used. */
    private final List<GateState> gates;

    /** The last instant at which every piece of evidence in it is fresh. */
    private final long validUntil;

    /*
     * Memos: made once each, under the monitor, with what follows from the fields above; read without it. So all readers
     * of a board share one successor and one snapshot. A successor of the successor may take its place.
     */
    private volatile @Nullable EngineState successor;
    private volatile @Nullable EngineSnapshot snapshot;

    /**
     * Where version and revision numbers come from: the engine, and readers that find evidence grown too old. Atomic
     * because these do not share a lock; so a number is unique, and a gap in them means nothing.
     */
    private record Numbers(AtomicLong versions, AtomicLong revisions) {}

    private EngineState(
            CheckerConfig config,
            Numbers numbers,
            long revision,
            Now made,
            LifecycleState stage,
            PersistentVector<@Nullable CheckState> states,
            ProbeState[] probes,
            List<GateState> gates,
            long validUntil) {
        this.config = config;
        this.numbers = numbers;
        this.version = numbers.versions().incrementAndGet();
        this.revision = revision;
        this.made = made;
        this.stage = stage;
        this.states = states;
        this.probes = probes;
        this.gates = gates;
        this.validUntil = validUntil;
    }

    /** The board before anything has run. */
    static EngineState initial(CheckerConfig config, List<RegisteredCheck> checks, LifecycleState stage, Now now) {
        List<GateState> gates = config.gates(now.wall());
        PersistentVector<@Nullable CheckState> states = PersistentVector.<RegisteredCheck, @Nullable CheckState>of(
                checks.toArray(new RegisteredCheck[0]), check -> CheckState.never(check, now));
        ProbeState[] probes = new ProbeState[config.probes.length];
        Arrays.fill(probes, new ProbeState(ContributionCounts.EMPTY, 0, 0, ProbeStatus.UNKNOWN, now));
        for (RegisteredCheck check : checks) {
            CheckState state = CheckState.never(check, now);
            for (int probe : check.probes()) {
                probes[probe] = probes[probe].with(state);
            }
        }
        for (int probe = 0; probe < probes.length; probe++) {
            probes[probe] = probes[probe].answered(probe, probes[probe], stage, now);
        }
        return new EngineState(
                config,
                new Numbers(new AtomicLong(), new AtomicLong()),
                0,
                now,
                stage,
                states,
                probes,
                gates,
                checks.stream()
                        .mapToLong(check -> CheckState.never(check, now).freshUntil())
                        .min()
                        .orElse(IndexedTimerHeap.NEVER));
    }

    /** The board after one check's state has changed. */
    EngineState withState(CheckState state, Now now, long newValidUntil) {
        int index = state.check().index();
        CheckState before = state(index);
        ProbeState[] newProbes = probes;
        boolean news = before.status() != state.status()
                || before.standing().error() != state.standing().error();
        CheckStatus contributed = before.contribution();
        CheckStatus contributes = state.contribution();
        if (contributed != contributes) {
            newProbes = probes.clone();
            for (int probe : state.check().probes()) {
                ProbeState old = newProbes[probe];
                ProbeState moved = old.withCounts(old.counts().moved(contributed, contributes));
                newProbes[probe] = moved.answered(probe, old, stage, now);
            }
            news = true;
        }
        return new EngineState(
                config,
                numbers,
                news ? numbers.revisions().incrementAndGet() : revision,
                now,
                stage,
                states.with(index, state),
                newProbes,
                gates,
                newValidUntil);
    }

    /**
     * The board after a check has come, gone, or made room for another.
     *
     * @param gone what was there, or {@code null}
     * @param come what is there now, or {@code null}
     */
    EngineState with(@Nullable CheckState gone, @Nullable CheckState come, int index, Now now, long newValidUntil) {
        ProbeState[] newProbes = probes.clone();
        if (gone != null) {
            for (int probe : gone.check().probes()) {
                newProbes[probe] = newProbes[probe].without(gone);
            }
        }
        if (come != null) {
            for (int probe : come.check().probes()) {
                newProbes[probe] = newProbes[probe].with(come);
            }
        }
        for (int probe = 0; probe < probes.length; probe++) {
            newProbes[probe] = newProbes[probe].answered(probe, probes[probe], stage, now);
        }
        return new EngineState(
                config,
                numbers,
                numbers.revisions().incrementAndGet(),
                now,
                stage,
                states.with(index, come),
                newProbes,
                gates,
                newValidUntil);
    }

    /** The board after a gate was made, closed, opened, or given another reason. */
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
                newProbes[probe] = changed.answered(probe, probes[probe], stage, now);
            }
        }
        return new EngineState(
                config,
                numbers,
                closedBefore != gate.closed() ? numbers.revisions().incrementAndGet() : revision,
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

    /** The board at another stage of life. */
    EngineState withStage(LifecycleState newStage, Now now) {
        ProbeState[] newProbes = probes.clone();
        for (int probe = 0; probe < probes.length; probe++) {
            newProbes[probe] = probes[probe].answered(probe, probes[probe], newStage, now);
        }
        return new EngineState(
                config,
                numbers,
                numbers.revisions().incrementAndGet(),
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

    /** What {@link #expiredAt} has made already, so that the readers after the first allocate nothing. */
    @Nullable
    EngineState successor() {
        return successor;
    }

    /** Lets the readers to come start from a later one of the successors, so that their way stays short. */
    void skipTo(EngineState later) {
        successor = later;
    }

    /**
     * The board as a later reader sees it: what has grown too old is unknown. Made once for all readers, if the engine
     * has not come to it first; this is what keeps a stuck engine from saying up.
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
        EngineState board = this;
        long nextExpiry = IndexedTimerHeap.NEVER;
        for (int index = 0; index < states.size(); index++) {
            CheckState state = states.get(index);
            long freshUntil = state == null ? IndexedTimerHeap.NEVER : state.freshUntil();
            if (state != null && now.nanos() > freshUntil) {
                CheckState judged = state.expired(now);
                board = board.withState(judged, now, validUntil);
                nextExpiry = Math.min(nextExpiry, judged.freshUntil());
            } else {
                nextExpiry = Math.min(nextExpiry, freshUntil);
            }
        }
        board = board.withQuorums(now);
        return new EngineState(
                config, numbers, board.revision, now, stage, board.states, board.probes, gates, nextExpiry);
    }

    /** Computes again what follows from other checks, a quorum of quorums after its members. */
    private EngineState withQuorums(Now now) {
        List<RegisteredCheck> quorums =
                checks().stream().filter(check -> check.quorum() != null).toList();
        if (quorums.isEmpty()) {
            return this;
        }
        Map<String, Integer> indexes = new HashMap<>();
        states().forEach(
                        state -> indexes.put(state.check().name(), state.check().index()));
        EngineState board = this;
        boolean settled = false;
        while (!settled) {
            settled = true;
            for (RegisteredCheck check : quorums) {
                CheckState computed = board.computed(check, indexes::get, now);
                if (computed != null) {
                    board = board.withState(computed, now, validUntil);
                    settled = false;
                }
            }
        }
        return board;
    }

    /**
     * What a quorum is now, or {@code null} if it is that already.
     *
     * @param indexes of the checks that are there, by name
     */
    @Nullable
    CheckState computed(RegisteredCheck check, Function<String, @Nullable Integer> indexes, Now now) {
        Outcome outcome = requireNonNull(check.quorum()).outcome(member -> {
            Integer index = indexes.apply(member);
            return index == null ? null : state(index).status();
        });
        CheckState before = state(check.index());
        boolean same = before.status() == outcome.status()
                && Objects.equals(before.standing().message(), outcome.message());
        return same ? null : before.computed(outcome, now);
    }

    /** The board in the form that users see; made once. */
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

    LifecycleState stage() {
        return stage;
    }

    /** The state of the check that is at that index. */
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
