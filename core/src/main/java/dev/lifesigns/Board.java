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
final class Board {
    private final Registration registration;
    private final Numbers numbers;
    private final long version;
    private final long revision;
    private final Now made;
    private final Stage stage;

    /* By index; null where no check is. */
    private final PersistentArray<@Nullable CheckState> states;

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
    private volatile @Nullable Board successor;
    private volatile @Nullable BoardSnapshot snapshot;

    /**
     * Where version and revision numbers come from: the engine, and readers that find evidence grown too old. Atomic
     * because these do not share a lock; so a number is unique, and a gap in them means nothing.
     */
    private record Numbers(AtomicLong versions, AtomicLong revisions) {}

    /** The stage of life. */
    record Stage(@Nullable Now started, boolean startupComplete, boolean draining, boolean closed) {
        Stage startedAt(Now now) {
            return new Stage(now, startupComplete, draining, closed);
        }

        Stage startupOpen() {
            return new Stage(started, false, draining, closed);
        }

        Stage startupDone() {
            return new Stage(started, true, draining, closed);
        }

        Stage drained() {
            return new Stage(started, startupComplete, true, closed);
        }

        Stage over() {
            return new Stage(started, startupComplete, draining, true);
        }

        HealthLifecycle lifecycle() {
            if (closed) {
                return HealthLifecycle.CLOSED;
            }
            if (draining) {
                return HealthLifecycle.DRAINING;
            }
            if (started == null) {
                return HealthLifecycle.NEW;
            }
            return startupComplete ? HealthLifecycle.RUNNING : HealthLifecycle.STARTING;
        }
    }

    /**
     * What a probe's checks contribute, what it answers therefore, and since when.
     *
     * @param onProbe how many of its checks run only when a reader asks
     * @param closedGates how many of its gates are closed
     */
    record ProbeState(Tally tally, int onProbe, int closedGates, ProbeStatus status, Now since) {
        ProbeState with(CheckState state) {
            int more = state.check().onProbe() ? 1 : 0;
            return new ProbeState(tally.plus(state.contribution()), onProbe + more, closedGates, status, since);
        }

        ProbeState without(CheckState state) {
            int less = state.check().onProbe() ? 1 : 0;
            return new ProbeState(tally.minus(state.contribution()), onProbe - less, closedGates, status, since);
        }

        ProbeState withTally(Tally next) {
            return new ProbeState(next, onProbe, closedGates, status, since);
        }

        ProbeState withGates(int change) {
            return new ProbeState(tally, onProbe, closedGates + change, status, since);
        }
    }

    private Board(
            Registration registration,
            Numbers numbers,
            long revision,
            Now made,
            Stage stage,
            PersistentArray<@Nullable CheckState> states,
            ProbeState[] probes,
            List<GateState> gates,
            long validUntil) {
        this.registration = registration;
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
    static Board initial(Registration registration, List<RegisteredCheck> checks, Stage stage, Now now) {
        List<GateState> gates = registration.gates(now.wall());
        PersistentArray<@Nullable CheckState> states = PersistentArray.<RegisteredCheck, @Nullable CheckState>of(
                checks.toArray(new RegisteredCheck[0]), check -> CheckState.never(check, now));
        ProbeState[] probes = new ProbeState[registration.probes.length];
        Arrays.fill(probes, new ProbeState(Tally.EMPTY, 0, 0, ProbeStatus.UNKNOWN, now));
        for (RegisteredCheck check : checks) {
            CheckState state = CheckState.never(check, now);
            for (int probe : check.probes()) {
                probes[probe] = probes[probe].with(state);
            }
        }
        for (int probe = 0; probe < probes.length; probe++) {
            probes[probe] = answered(probe, probes[probe], probes[probe], stage, now);
        }
        return new Board(
                registration,
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
                        .orElse(AlarmHeap.NEVER));
    }

    /** The board after one check's state has changed. */
    Board withState(CheckState state, Now now, long newValidUntil) {
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
                ProbeState moved = old.withTally(old.tally().moved(contributed, contributes));
                newProbes[probe] = answered(probe, old, moved, stage, now);
            }
            news = true;
        }
        return new Board(
                registration,
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
    Board with(@Nullable CheckState gone, @Nullable CheckState come, int index, Now now, long newValidUntil) {
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
            newProbes[probe] = answered(probe, probes[probe], newProbes[probe], stage, now);
        }
        return new Board(
                registration,
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
    Board withGate(GateState gate, Now now) {
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
                newProbes[probe] = answered(probe, probes[probe], changed, stage, now);
            }
        }
        return new Board(
                registration,
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
    Board withStage(Stage newStage, Now now) {
        ProbeState[] newProbes = probes.clone();
        for (int probe = 0; probe < probes.length; probe++) {
            newProbes[probe] = answered(probe, probes[probe], probes[probe], newStage, now);
        }
        return new Board(
                registration,
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
    Board successor() {
        return successor;
    }

    /** Lets the readers to come start from a later one of the successors, so that their way stays short. */
    void skipTo(Board later) {
        successor = later;
    }

    /**
     * The board as a later reader sees it: what has grown too old is unknown. Made once for all readers, if the engine
     * has not come to it first; this is what keeps a stuck engine from saying up.
     */
    Board expiredAt(Now now) {
        Board known = successor;
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

    private Board withExpired(Now now) {
        Board board = this;
        long nextExpiry = AlarmHeap.NEVER;
        for (int index = 0; index < states.size(); index++) {
            CheckState state = states.get(index);
            long freshUntil = state == null ? AlarmHeap.NEVER : state.freshUntil();
            if (state != null && now.nanos() > freshUntil) {
                CheckState judged = state.expired(now);
                board = board.withState(judged, now, validUntil);
                nextExpiry = Math.min(nextExpiry, judged.freshUntil());
            } else {
                nextExpiry = Math.min(nextExpiry, freshUntil);
            }
        }
        board = board.withQuorums(now);
        return new Board(
                registration, numbers, board.revision, now, stage, board.states, board.probes, gates, nextExpiry);
    }

    /** Computes again what follows from other checks, a quorum of quorums after its members. */
    private Board withQuorums(Now now) {
        List<RegisteredCheck> quorums =
                checks().stream().filter(check -> check.quorum() != null).toList();
        if (quorums.isEmpty()) {
            return this;
        }
        Map<String, Integer> indexes = new HashMap<>();
        states().forEach(
                        state -> indexes.put(state.check().name(), state.check().index()));
        Board board = this;
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
    BoardSnapshot snapshot() {
        BoardSnapshot known = snapshot;
        if (known == null) {
            synchronized (this) {
                known = snapshot;
                if (known == null) {
                    known = new BoardSnapshot(this, registration);
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

    Stage stage() {
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

    /** What a probe answers after a change, and since when. */
    private static ProbeState answered(int probe, ProbeState before, ProbeState changed, Stage stage, Now now) {
        ProbeStatus status = answer(probe, changed, stage);
        Now since = status == before.status() ? before.since() : now;
        return new ProbeState(changed.tally(), changed.onProbe(), changed.closedGates(), status, since);
    }

    private static ProbeStatus answer(int probe, ProbeState state, Stage stage) {
        return switch (probe) {
            // Ignorance is no reason to kill.
            case Registration.LIVENESS -> ProbeStatus.of(state.tally().worstKnown());
            case Registration.STARTUP -> stage.startupComplete() ? ProbeStatus.UP : ProbeStatus.STARTING;
            case Registration.READINESS -> readiness(state, stage);
            default -> gated(state);
        };
    }

    private static ProbeStatus readiness(ProbeState state, Stage stage) {
        if (stage.draining() || (stage.closed() && stage.started() != null)) {
            return ProbeStatus.DRAINING;
        }
        return stage.startupComplete() ? gated(state) : ProbeStatus.STARTING;
    }

    private static ProbeStatus gated(ProbeState state) {
        return state.closedGates() > 0
                ? ProbeStatus.DOWN
                : ProbeStatus.of(state.tally().worst());
    }
}
