/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.Platform;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Schedules the runs of all checks: starts each when it is due, decides its outcome by its deadline, and never starts a
 * second one while it is in flight. Not thread-safe; guarded by the engine's lock, as everything that
 * {@link EngineLock.Held} hands out.
 *
 * <p>A check has one alarm at a time. While it is idle: when to run next. While it runs: its deadline. While it is
 * stuck: when to count the next failure.
 */
final class RunScheduler {
    /*
     * How long the result of a check that returned in time may take to be read. The deadline is the check's; reading is the
     * engine's own work, bounded by the size of the result, but the first of all loads and compiles the redaction, which
     * takes a tenth of a core two seconds. A thread that died over it must not be waited for forever.
     */
    private static final long READING_NANOS = 20_000_000_000L;

    private final Platform platform;
    private final StateStore store;
    private final Run.Listener listener;

    private final IndexedTimerHeap alarms;

    /*
     * The run of each check that has not returned yet. Its end is handled by the step that removes it; a run that
     * returns twice finds another one here, or none, and is ignored.
     */
    private @Nullable Run[] inFlight;

    /* When each check runs next, after the run in flight. */
    private long[] nextDue;

    private boolean started;

    /**
     * @param checks the initial number of checks
     */
    RunScheduler(Platform platform, StateStore store, int checks, Run.Listener listener) {
        this.platform = platform;
        this.store = store;
        this.listener = listener;
        this.alarms = new IndexedTimerHeap(checks);
        this.inFlight = new @Nullable Run[checks];
        this.nextDue = new long[checks];
    }

    /** When {@link #wake} has something to do next. */
    long nextAlarm() {
        return alarms.earliest();
    }

    /** Starts to run checks on their own schedule. */
    void start(Now now) {
        started = true;
        store.published().states().forEach(state -> schedule(state.check(), now));
    }

    /** Schedules a check that was added, or that replaces another. */
    void add(RegisteredCheck check, Now now) {
        if (check.index() >= inFlight.length) {
            int length = Math.max(check.index() + 1, 2 * inFlight.length);
            inFlight = Arrays.copyOf(inFlight, length);
            nextDue = Arrays.copyOf(nextDue, length);
        }
        schedule(check, now);
    }

    /**
     * Forgets a check. Its run in flight, which is returned, is interrupted if it has not timed out yet, and then
     * ignored.
     */
    @Nullable
    Run remove(RegisteredCheck check, DeferredActions deferred) {
        Run leaving = inFlight[check.index()];
        inFlight[check.index()] = null;
        alarms.set(check.index(), IndexedTimerHeap.NEVER);
        if (leaving != null && !leaving.decided()) {
            decide(leaving, deferred);
            deferred.abandon(leaving);
        }
        return leaving;
    }

    private void schedule(RegisteredCheck check, Now now) {
        if (inFlight[check.index()] == null && scheduled(check)) {
            alarms.set(check.index(), now.nanos() + check.initialDelayNanos());
        }
    }

    /** Handles everything that is due. */
    void wake(Now now, DeferredActions deferred) {
        while (alarms.earliest() <= now.nanos()) {
            int index = alarms.first();
            Run running = inFlight[index];
            if (running == null) {
                startRun(store.published().state(index), Long.MAX_VALUE, now, deferred);
            } else if (running.decided()) {
                countStuck(running, now);
            } else if (running.returnedInTime() && now.nanos() < running.deadlineNanos + READING_NANOS) {
                alarms.set(index, running.deadlineNanos + READING_NANOS);
            } else {
                timeOut(running, now, deferred);
            }
        }
    }

    /** Interrupts everything in flight. */
    void close(DeferredActions deferred) {
        for (Run running : inFlight) {
            if (running != null) {
                decide(running, deferred);
                deferred.abandon(running);
            }
        }
    }

    /** Whether the check has a run in flight that is past its deadline. */
    boolean stuck(RegisteredCheck check) {
        Run running = inFlight[check.index()];
        return running != null && running.decided();
    }

    /** Completes when the outcome of the run in flight is decided; starts one if there is none. */
    CompletableFuture<Void> joined(RegisteredCheck check, long atMostNanos, Now now, DeferredActions deferred) {
        Run running = inFlight[check.index()];
        return (running == null
                        ? startRun(store.published().state(check.index()), atMostNanos, now, deferred)
                        : running)
                .whenDecided();
    }

    /** Handles the return of a check, in time or not. */
    void ended(Run run, TimedOutcome evidence, boolean withResult, Now now, DeferredActions deferred) {
        int index = run.check.index();
        if (!run.equals(inFlight[index])) {
            return;
        }
        if (!run.decided() && evidence.decidedNanos() > run.deadlineNanos) {
            // The clock decides, not whether the timer's thread has had a chance to run.
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
            store.put(state(run).returnedLate(withResult), now);
        } else {
            decide(run, deferred);
            run.check.latencies().record(evidence.outcome().latencyNanos(), store.minute(now));
            run.check.counters().ended(evidence.outcome(), now.wall());
            // The state first: a run listener that reads it finds what this run has led to.
            store.put(state(run).afterRun(evidence, now), now);
            store.publishRun(run.check, evidence);
        }
    }

    private Run startRun(CheckState state, long atMostNanos, Now now, DeferredActions deferred) {
        RegisteredCheck check = state.check();
        long timeout = Math.min(check.timeoutNanos(), Math.max(1, atMostNanos));
        Run run = new Run(platform, listener, check, now.nanos(), now.nanos() + timeout);
        // After the first run, jitter covers the whole range, so that checks that start together spread out.
        boolean first = !state.everRan();
        deferred.start(run);
        inFlight[check.index()] = run;
        nextDue[check.index()] = now.nanos() + gap(check, first ? 1.0 : check.jitter());
        alarms.set(check.index(), run.deadlineNanos);
        return run;
    }

    private void timeOut(Run run, Now now, DeferredActions deferred) {
        int index = run.check.index();
        decide(run, deferred);
        deferred.abandon(run);
        // After a freeze, these times are in the past: the check gets a moment to return before it counts again.
        alarms.set(index, nextDue[index] > now.nanos() ? nextDue[index] : now.nanos() + gap(run));
        long took = now.nanos() - run.dispatchedNanos;
        run.check.latencies().record(took, store.minute(now));
        run.check.counters().timedOut(took);
        TimedOutcome evidence = evidence(Outcome.timedOut(run.timeoutNanos(), took), now);
        if (run.dropped()) {
            // It never started and never will: there is nothing that could be stuck.
            inFlight[index] = null;
            alarms.set(index, scheduled(run.check) ? alarms.get(index) : IndexedTimerHeap.NEVER);
            store.put(state(run).afterRun(evidence, now), now);
        } else {
            store.put(state(run).afterTimeout(evidence, run.deadlineNanos, now), now);
        }
        store.publishRun(run.check, evidence);
    }

    private void countStuck(Run run, Now now) {
        alarms.set(run.check.index(), now.nanos() + gap(run));
        run.check.counters().stuckPeriod();
        TimedOutcome evidence = evidence(Outcome.stuck(now.nanos() - run.dispatchedNanos), now);
        store.put(state(run).afterStuckPeriod(evidence, now), now);
    }

    private static void decide(Run run, DeferredActions deferred) {
        CompletableFuture<Void> waiting = run.decide();
        if (waiting != null) {
            deferred.complete(waiting);
        }
    }

    /**
     * Time from the start of one run to the start of the next. Jitter only shortens the period, so that the period is
     * an upper bound, and leaves a run that was interrupted at its deadline a moment to return.
     */
    private long gap(RegisteredCheck check, double jitter) {
        long timeout = check.timeoutNanos();
        long period = Math.max(check.periodNanos(), check.onProbe() ? 2 * timeout : timeout);
        long latitude = Math.min((long) (jitter * period), (period - timeout) / 4 * 3);
        return period - (long) (platform.random() * latitude);
    }

    private long gap(Run run) {
        return gap(run.check, run.check.jitter());
    }

    /** Whether the check runs in the background. */
    private boolean scheduled(RegisteredCheck check) {
        return started && check.isRun() && !check.onProbe();
    }

    /** The state of the check that runs. */
    private CheckState state(Run run) {
        return store.published().state(run.check.index());
    }

    private static TimedOutcome evidence(Outcome outcome, Now now) {
        return new TimedOutcome(outcome, now.nanos(), now.wall());
    }
}
