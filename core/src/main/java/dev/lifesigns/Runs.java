/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckState.Evidence;
import dev.lifesigns.CheckState.Now;
import dev.lifesigns.internal.Platform;
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
final class Runs {
    private final Platform platform;
    private final Registration registration;
    private final Publisher publisher;
    private final LatencyWindow[] latencies;
    private final Run.Ending ending;

    /* All that follows is guarded by the engine's lock. */
    private final AlarmHeap alarms;

    /*
     * The run of each check that has not returned yet. Its end is published by whoever takes it out; a run that returns
     * once more finds another one here, or none, and is told to nobody.
     */
    private final @Nullable Run[] inFlight;

    /* When each check is to run after the run in flight. */
    private final long[] nextDue;

    private boolean started;

    Runs(
            Platform platform,
            Registration registration,
            Publisher publisher,
            LatencyWindow[] latencies,
            Run.Ending ending) {
        int checks = registration.checks.length;
        this.platform = platform;
        this.registration = registration;
        this.publisher = publisher;
        this.latencies = latencies;
        this.ending = ending;
        this.alarms = new AlarmHeap(checks);
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
        for (int check = 0; check < inFlight.length; check++) {
            if (inFlight[check] == null && scheduled(check)) {
                alarms.set(check, now.nanos() + registration.checks[check].initialDelayNanos());
            }
        }
    }

    /** Does whatever is due. */
    void wake(Now now, Errands errands) {
        while (alarms.earliest() <= now.nanos()) {
            int check = alarms.first();
            Run running = inFlight[check];
            if (running == null) {
                begin(check, Long.MAX_VALUE, now, errands);
            } else if (running.decided()) {
                countStuck(running, now);
            } else {
                timeOut(running, now, errands);
            }
        }
    }

    /** Ends the patience with everything in flight. */
    void close(Errands errands) {
        for (Run running : inFlight) {
            if (running != null) {
                decide(running, errands);
                errands.overdue.add(running);
            }
        }
    }

    /** Whether the run in flight is over its deadline. */
    boolean stuck(int check) {
        Run running = inFlight[check];
        return running != null && running.decided();
    }

    /** Complete when the run in flight, begun now if there is none, is decided. */
    CompletableFuture<Void> joined(int check, long atMostNanos, Now now, Errands errands) {
        Run running = inFlight[check];
        return (running == null ? begin(check, atMostNanos, now, errands) : running).whenDecided();
    }

    /** The check has returned, in time or not. */
    void ended(Run run, Evidence evidence, boolean withResult, Now now, Errands errands) {
        int check = run.place;
        if (!run.equals(inFlight[check])) {
            return;
        }
        if (!run.decided() && evidence.decidedNanos() > run.deadlineNanos) {
            // The clock decides, not whether the timer's thread got to run.
            timeOut(run, now, errands);
        }
        inFlight[check] = null;
        alarms.set(check, scheduled(check) ? nextDue[check] : AlarmHeap.NEVER);
        if (run.decided()) {
            put(check, now, state -> state.returnedLate(withResult));
        } else {
            decide(run, errands);
            latencies[check].record(evidence.outcome().latencyNanos());
            put(check, now, state -> state.afterRun(evidence, now));
        }
    }

    private Run begin(int check, long atMostNanos, Now now, Errands errands) {
        CheckDefinition definition = registration.checks[check];
        long timeout = Math.min(definition.timeoutNanos(), Math.max(1, atMostNanos));
        Run run = new Run(platform, ending, definition, check, now.nanos(), now.nanos() + timeout);
        // After the first run the gap is drawn from all there is, so that checks which start together spread.
        boolean first = !publisher.board().state(check).everRan();
        errands.begun.add(run);
        inFlight[check] = run;
        nextDue[check] =
                now.nanos() + gap(definition, first ? 1.0 : definition.policy().jitter());
        alarms.set(check, run.deadlineNanos);
        return run;
    }

    private void timeOut(Run run, Now now, Errands errands) {
        decide(run, errands);
        errands.overdue.add(run);
        // After a freeze all of it is in the past: the check has a moment to come back before it counts again.
        alarms.set(run.place, nextDue[run.place] > now.nanos() ? nextDue[run.place] : now.nanos() + gap(run));
        long took = now.nanos() - run.dispatchedNanos;
        latencies[run.place].record(took);
        Evidence evidence = evidence(Outcome.timedOut(run.timeoutNanos(), took), now);
        put(run.place, now, state -> state.afterTimeout(evidence, run.deadlineNanos, now));
    }

    private void countStuck(Run run, Now now) {
        alarms.set(run.place, now.nanos() + gap(run));
        Evidence evidence = evidence(Outcome.stuck(now.nanos() - run.dispatchedNanos), now);
        put(run.place, now, state -> state.afterStuckPeriod(evidence, now));
    }

    private static void decide(Run run, Errands errands) {
        CompletableFuture<Void> waiting = run.decide();
        if (waiting != null) {
            errands.decided.add(waiting);
        }
    }

    /**
     * Time from the begin of a run to the next. Jitter only shortens the period, so that the period is a promise, and
     * leaves a run that was interrupted at its deadline a moment to return.
     */
    private long gap(CheckDefinition check, double jitter) {
        long timeout = check.timeoutNanos();
        long period = Math.max(check.periodNanos(), check.onProbe() ? 2 * timeout : timeout);
        long latitude = Math.min((long) (jitter * period), (period - timeout) / 4 * 3);
        return period - (long) (platform.random() * latitude);
    }

    private long gap(Run run) {
        CheckDefinition definition = registration.checks[run.place];
        return gap(definition, definition.policy().jitter());
    }

    /** Whether the check runs in the background. */
    private boolean scheduled(int check) {
        return started && !registration.checks[check].onProbe();
    }

    private void put(int check, Now now, UnaryOperator<CheckState> change) {
        publisher.put(check, change.apply(publisher.board().state(check)), now);
    }

    private static Evidence evidence(Outcome outcome, Now now) {
        return new Evidence(outcome, now.nanos(), now.wall());
    }
}
