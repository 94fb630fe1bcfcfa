/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.Board.Stage;
import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of the {@link Board}: publishes a new one for each change of a check or of the stage of life, and hands
 * every transition that follows to the {@link Dispatcher}.
 *
 * <p>All methods but {@link #current} and {@link #board} are called under the engine's lock.
 */
final class Publisher {
    private final Platform platform;
    private final Registration registration;
    private final Dispatcher dispatcher;

    /* Until when the evidence of each check is fresh; the earliest is the validity of the board. */
    /* Guarded by the engine's lock. */
    private final AlarmHeap expiries;

    /* What startup still waits for; only ever shrinks, so startup is complete for good. Guarded by the engine's lock. */
    private final Set<String> openTasks;
    private final Set<Integer> openChecks = new HashSet<>();

    /*
     * One writer at a time, many readers: written under the engine's lock, read without. A board is immutable, so a
     * reader can not see a check after a run and its probe before it.
     */
    private volatile Board board;

    Publisher(Platform platform, Registration registration, Dispatcher dispatcher) {
        this.platform = platform;
        this.registration = registration;
        this.dispatcher = dispatcher;
        this.expiries = new AlarmHeap(registration.checks.length);
        this.openTasks = new HashSet<>(registration.startupTasks);
        for (int check : registration.checksOf[Registration.STARTUP]) {
            openChecks.add(check);
        }
        this.board = Board.initial(registration, new Stage(null, startupComplete(), false, false), now());
    }

    /** What a reader sees now, judged by the reader's own clock. Takes no lock. */
    Board current() {
        Board current = board;
        long nanos = platform.nanoTime();
        while (!current.validAt(nanos)) {
            Board successor = current.successor();
            current = successor != null ? successor : current.expiredAt(new Now(nanos, platform.wallTime()));
        }
        return current;
    }

    /** The last published board, without a look at the clock. */
    Board board() {
        return board;
    }

    Now now() {
        return new Now(platform.nanoTime(), platform.wallTime());
    }

    /** When {@link #expire} will have something to do. */
    long nextExpiry() {
        long validUntil = expiries.earliest();
        return validUntil == AlarmHeap.NEVER ? AlarmHeap.NEVER : validUntil + 1;
    }

    /** Makes unknown what has grown too old. */
    void expire(Now now) {
        while (expiries.earliest() < now.nanos()) {
            int check = expiries.first();
            put(check, board.state(check).expired(now), now);
        }
    }

    void put(int check, CheckState state, Now now) {
        String name = state.check().name();
        CheckState before = board.state(check);
        expiries.set(check, state.freshUntil());
        Board old = board;
        board = old.withState(check, state, now, expiries.earliest());
        if (before.status() != state.status()) {
            dispatcher.enqueue(new Transition.OfCheck(
                    name,
                    before.status(),
                    state.status(),
                    state.standing().error(),
                    state.standing().message(),
                    now.wall(),
                    lasted(before.standing().sinceNanos(), now)));
        }
        tellOfProbes(old, name, now);
        if (openChecks.contains(check) && hasStarted(state)) {
            openChecks.remove(check);
            completeStartup(now);
        }
    }

    void put(Stage stage, Now now) {
        Board old = board;
        board = old.withStage(stage, now);
        tellOfProbes(old, null, now);
    }

    void complete(String task, Now now) {
        openTasks.remove(task);
        completeStartup(now);
    }

    private void completeStartup(Now now) {
        Stage stage = board.stage();
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

    private void tellOfProbes(Board before, @Nullable String cause, Now now) {
        for (int probe = 0; probe < registration.probes.length; probe++) {
            Board.ProbeState old = before.probe(probe);
            ProbeStatus status = board.probe(probe).status();
            if (old.status() != status) {
                dispatcher.enqueue(new Transition.OfProbe(
                        registration.probes[probe],
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
