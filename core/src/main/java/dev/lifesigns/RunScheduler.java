/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.Platform;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The runs of all checks: begins each when it is due, decides its outcome by its deadline, and never begins a second one
 * beside it. Not thread-safe; the {@link Engine} calls it under its lock.
 *
 * <p>A check has one alarm at a time. While it is idle: when to run next. While it runs: its deadline. While it is
 * stuck: when to count the next failure.
 */
final class RunScheduler {
    private final Platform platform;
    private final StateStore store;
    private final Run.Listener listener;

    /* All that follows is guarded by the engine's lock. */
    private final IndexedTimerHeap alarms;

    /*
     * The run of each check that has not returned yet. Its end is published by whoever takes it out; a run that returns
     * once more finds another one here, or none, and is told to nobody.
     */
    private @Nullable Run[] inFlight;

    /* When each check is to run after the run in flight. */
    private long[] nextDue;

    private boolean started;

    /**
     * @param checks how many there are at first
     */
    RunScheduler(Platform platform, StateStore store, int checks, Run.Listener listener) {
        this.platform = platform;
        this.store = store;
        this.listener = listener;
        this.alarms = new IndexedTimerHeap(checks);
        this.inFlight = new @Nullable Run[checks];
        this.nextDue = new long[checks];
    }

    /** When {@link #wake} will have something to do. */
    long nextAlarm() {
        return alarms.earliest();
    }

    /** From now on checks run on their own schedule. */
    void start(Now now) {
        started = true;
        store.published().states().forEach(state -> schedule(state.check(), now));
    }

    /** A check has come, or taken the place of another. */
    void add(RegisteredCheck check, Now now) {
        if (check.index() >= inFlight.length) {
            int length = Math.max(check.index() + 1, 2 * inFlight.length);
            inFlight = Arrays.copyOf(inFlight, length);
            nextDue = Arrays.copyOf(nextDue, length);
        }
        schedule(check, now);
    }

    /** A check goes: the run in flight, which is returned, is ended as far as it can be, and concerns nobody any more. */
    @Nullable
    Run remove(RegisteredCheck check, DeferredActions deferred) {
        Run leaving = inFlight[check.index()];
        inFlight[check.index()] = null;
        alarms.set(check.index(), IndexedTimerHeap.NEVER);
        if (leaving != null && !leaving.decided()) {
            decide(leaving, deferred);
            deferred.overdue.add(leaving);
        }
        return leaving;
    }

    private void schedule(RegisteredCheck check, Now now) {
        if (inFlight[check.index()] == null && scheduled(check)) {
            alarms.set(check.index(), now.nanos() + check.initialDelayNanos());
        }
    }

    /** Does whatever is due. */
    void wake(Now now, DeferredActions deferred) {
        while (alarms.earliest() <= now.nanos()) {
            int index = alarms.first();
            Run running = inFlight[index];
            if (running == null) {
                begin(store.published().state(index), Long.MAX_VALUE, now, deferred);
            } else if (running.decided()) {
                countStuck(running, now);
            } else {
                timeOut(running, now, deferred);
            }
        }
    }

    /** Ends the patience with everything in flight. */
    void close(DeferredActions deferred) {
        for (Run running : inFlight) {
            if (running != null) {
                decide(running, deferred);
                deferred.overdue.add(running);
            }
        }
    }

    /** Whether the run in flight is over its deadline. */
    boolean stuck(RegisteredCheck check) {
        Run running = inFlight[check.index()];
        return running != null && running.decided();
    }

    /** Complete when the run in flight, begun now if there is none, is decided. */
    CompletableFuture<Void> joined(RegisteredCheck check, long atMostNanos, Now now, DeferredActions deferred) {
        Run running = inFlight[check.index()];
        return (running == null ? begin(store.published().state(check.index()), atMostNanos, now, deferred) : running)
                .whenDecided();
    }

    /** The check has returned, in time or not. */
    void ended(Run run, TimedOutcome evidence, boolean withResult, Now now, DeferredActions deferred) {
        int index = run.check.index();
        if (!run.equals(inFlight[index])) {
            return;
        }
        if (!run.decided() && evidence.decidedNanos() > run.deadlineNanos) {
            // The clock decides, not whether the timer's thread got to run.
            timeOut(run, now, deferred);
        }
        if (inFlight[index] == null) {
            return;
        }
        inFlight[index] = null;
        alarms.set(index, scheduled(run.check) ? nextDue[index] : IndexedTimerHeap.NEVER);
        if (run.decided()) {
            if (withResult) {
                run.check.counters().lateResult();
            }
            put(run, now, state -> state.returnedLate(withResult));
        } else {
            decide(run, deferred);
            run.check.latencies().record(evidence.outcome().latencyNanos());
            run.check.counters().ended(evidence.outcome(), now.wall());
            store.tellOfRun(run.check, evidence);
            put(run, now, state -> state.afterRun(evidence, now));
        }
    }

    private Run begin(CheckState state, long atMostNanos, Now now, DeferredActions deferred) {
        RegisteredCheck check = state.check();
        long timeout = Math.min(check.timeoutNanos(), Math.max(1, atMostNanos));
        Run run = new Run(platform, listener, check, now.nanos(), now.nanos() + timeout);
        // After the first run the gap is drawn from all there is, so that checks which start together spread.
        boolean first = !state.everRan();
        deferred.started.add(run);
        inFlight[check.index()] = run;
        nextDue[check.index()] =
                now.nanos() + gap(check, first ? 1.0 : check.policy().jitter());
        alarms.set(check.index(), run.deadlineNanos);
        return run;
    }

    private void timeOut(Run run, Now now, DeferredActions deferred) {
        int index = run.check.index();
        decide(run, deferred);
        deferred.overdue.add(run);
        // After a freeze all of it is in the past: the check has a moment to come back before it counts again.
        alarms.set(index, nextDue[index] > now.nanos() ? nextDue[index] : now.nanos() + gap(run));
        long took = now.nanos() - run.dispatchedNanos;
        run.check.latencies().record(took);
        run.check.counters().timedOut(took);
        TimedOutcome evidence = evidence(Outcome.timedOut(run.timeoutNanos(), took), now);
        store.tellOfRun(run.check, evidence);
        if (run.dropped()) {
            // It never began and never will: there is nothing that could be stuck.
            inFlight[index] = null;
            alarms.set(index, scheduled(run.check) ? alarms.get(index) : IndexedTimerHeap.NEVER);
            put(run, now, state -> state.afterRun(evidence, now));
        } else {
            put(run, now, state -> state.afterTimeout(evidence, run.deadlineNanos, now));
        }
    }

    private void countStuck(Run run, Now now) {
        alarms.set(run.check.index(), now.nanos() + gap(run));
        run.check.counters().stuckPeriod();
        TimedOutcome evidence = evidence(Outcome.stuck(now.nanos() - run.dispatchedNanos), now);
        put(run, now, state -> state.afterStuckPeriod(evidence, now));
    }

    private static void decide(Run run, DeferredActions deferred) {
        CompletableFuture<Void> waiting = run.decide();
        if (waiting != null) {
            deferred.decided.add(waiting);
        }
    }

    /**
     * Time from the begin of a run to the next. Jitter only shortens the period, so that the period is a promise, and
     * leaves a run that was interrupted at its deadline a moment to return.
     */
    private long gap(RegisteredCheck check, double jitter) {
        long timeout = check.timeoutNanos();
        long period = Math.max(check.periodNanos(), check.onProbe() ? 2 * timeout : timeout);
        long latitude = Math.min((long) (jitter * period), (period - timeout) / 4 * 3);
        return period - (long) (platform.random() * latitude);
    }

    private long gap(Run run) {
        return gap(run.check, run.check.policy().jitter());
    }

    /** Whether the check runs in the background. */
    private boolean scheduled(RegisteredCheck check) {
        return started && check.isRun() && !check.onProbe();
    }

    private void put(Run run, Now now, UnaryOperator<CheckState> change) {
        store.put(change.apply(store.published().state(run.check.index())), now);
    }

    private static TimedOutcome evidence(Outcome outcome, Now now) {
        return new TimedOutcome(outcome, now.nanos(), now.wall());
    }
}
