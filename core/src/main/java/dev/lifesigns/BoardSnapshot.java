/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A {@link Board} in the form that users see. The full lists are put together once, when somebody asks. */
final class BoardSnapshot implements Snapshot {
    private final Board board;
    private final Registration registration;
    private final LatencyWindow[] latencies;
    private final CompletionStage<Snapshot> completed = CompletableFuture.completedStage(this);

    /* Memo: written once, under the monitor, with what follows from the board; read without it. */
    private volatile @Nullable List<CheckSnapshot> checks;

    BoardSnapshot(Board board, Registration registration, LatencyWindow[] latencies) {
        this.board = board;
        this.registration = registration;
        this.latencies = latencies;
    }

    /** Itself, as a stage that is complete. */
    CompletionStage<Snapshot> completed() {
        return completed;
    }

    @Override
    public long version() {
        return board.version();
    }

    @Override
    public long revision() {
        return board.revision();
    }

    @Override
    public Instant takenAt() {
        return board.made().wall();
    }

    @Override
    public ServiceInfo service() {
        return registration.service;
    }

    @Override
    public Lifecycle lifecycle() {
        return board.stage().lifecycle();
    }

    @Override
    public @Nullable Instant startedAt() {
        CheckState.Now started = board.stage().started();
        return started == null ? null : started.wall();
    }

    @Override
    public Duration uptime() {
        CheckState.Now started = board.stage().started();
        return started == null ? Duration.ZERO : Duration.ofNanos(board.made().nanos() - started.nanos());
    }

    @Override
    public List<CheckSnapshot> checks() {
        List<CheckSnapshot> known = checks;
        if (known == null) {
            synchronized (this) {
                known = checks;
                if (known == null) {
                    known = allChecks();
                    checks = known;
                }
            }
        }
        return known;
    }

    @Override
    public @Nullable CheckSnapshot check(String name) {
        Integer place = registration.checkPlaces.get(name);
        return place == null ? null : checks().get(place);
    }

    @Override
    public List<ProbeSnapshot> probes() {
        List<ProbeSnapshot> probes = new ArrayList<>();
        for (int place = 0; place < registration.probes.length; place++) {
            probes.add(probe(place));
        }
        return Collections.unmodifiableList(probes);
    }

    @Override
    public @Nullable ProbeSnapshot probe(String name) {
        Integer place = registration.probePlaces.get(name);
        return place == null ? null : probe(place);
    }

    private ProbeSnapshot probe(int place) {
        Board.ProbeState state = board.probe(place);
        List<CheckSnapshot> members = Arrays.stream(registration.checksOf[place])
                .mapToObj(checks()::get)
                .toList();
        return new ProbeSnapshot(
                registration.probes[place], state.status(), state.since().wall(), members);
    }

    private List<CheckSnapshot> allChecks() {
        List<CheckSnapshot> all = new ArrayList<>(registration.checks.length);
        for (int place = 0; place < registration.checks.length; place++) {
            all.add(check(place));
        }
        return Collections.unmodifiableList(all);
    }

    private CheckSnapshot check(int place) {
        CheckDefinition definition = registration.checks[place];
        CheckState state = board.state(place);
        CheckState.Evidence last = state.last();
        long now = board.made().nanos();
        return new CheckSnapshot(
                definition.name(),
                state.status(),
                state.standing().error(),
                state.message(),
                state.details(),
                definition.policy().critical(),
                definition.scope(),
                definition.policy().probes(),
                last == null ? null : last.decidedAt(),
                last == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - last.decidedNanos())),
                last == null ? Duration.ZERO : Duration.ofNanos(last.outcome().latencyNanos()),
                state.standing().since(),
                state.counts().failuresInRow(),
                state.runs(),
                state.counts().failures(),
                state.lateResults(),
                state.stuckSinceNanos() == CheckState.NOT_STUCK
                        ? null
                        : Duration.ofNanos(Math.max(0, now - state.stuckSinceNanos())),
                latencies[place].statistics(),
                state.standing().history());
    }
}
