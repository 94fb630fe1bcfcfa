/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one check: the last outcome, the counts, and the resulting status. Immutable. Thresholds are
 * applied in {@code after}, staleness in {@link #expired}, and nowhere else.
 *
 * @param check the registered check
 * @param last the last outcome, or {@code null} if it never had one
 * @param runs number of runs whose outcome was decided
 * @param stuckSinceNanos since when the run in flight has been past its deadline, or {@link #NOT_STUCK}
 */
record CheckState(
        RegisteredCheck check,
        @Nullable TimedOutcome last,
        EffectiveStatus effective,
        Counts counts,
        long runs,
        long lateResults,
        long stuckSinceNanos) {
    static final long NOT_STUCK = Long.MIN_VALUE;

    /** Outcomes so far. At most one of the two consecutive counts is not zero. */
    record Counts(int failuresInRow, int successesInRow, long failures) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(boolean failure) {
            return failure
                    ? new Counts(increased(failuresInRow), 0, failures + 1)
                    : new Counts(0, increased(successesInRow), failures);
        }

        Counts rowsForgotten() {
            return new Counts(0, 0, failures);
        }

        private static int increased(int count) {
            return count == Integer.MAX_VALUE ? count : count + 1;
        }
    }

    /** A point in time, by both clocks. */
    record Now(long nanos, Instant wall) {}

    /** The initial state: unknown, or that of a heartbeat that has just beaten. */
    static CheckState never(RegisteredCheck check, TimeGrid grid, Now now) {
        boolean beats = check.heartbeat() != null;
        EffectiveStatus initial = new EffectiveStatus(
                beats ? CheckStatus.UP : CheckStatus.UNKNOWN,
                null,
                null,
                now.nanos(),
                now.wall(),
                null,
                null,
                List.of(),
                StatusTimeline.startingAt(grid, now));
        return new CheckState(check, beats ? beat(now) : null, initial, Counts.NONE, 0, 0, NOT_STUCK);
    }

    /** What it contributes to its probes. */
    CheckStatus contribution() {
        return Aggregation.contribution(status(), check.critical(), everRan());
    }

    CheckStatus status() {
        return effective.status();
    }

    boolean everRan() {
        return last != null;
    }

    /** The last instant at which its result is fresh; never if it has no result that could become stale. */
    long freshUntil() {
        Heartbeat heartbeat = check.heartbeat();
        if (heartbeat != null) {
            return last == null || status() == CheckStatus.DOWN
                    ? IndexedTimerHeap.NEVER
                    : heartbeat.freshUntil(last.decidedNanos());
        }
        return check.quorum() != null || last == null || status() == CheckStatus.UNKNOWN
                ? IndexedTimerHeap.NEVER
                : last.decidedNanos() + check.staleAfterNanos();
    }

    /** The heartbeat's last beat was at that time. */
    CheckState beaten(long beatNanos, Now now) {
        long ago = Math.max(0, now.nanos() - beatNanos);
        TimedOutcome beat = beat(new Now(now.nanos() - ago, now.wall().minusNanos(ago)));
        EffectiveStatus up = withStatus(CheckStatus.UP, null, null, null, beatNanos, now);
        return new CheckState(check, beat, up, counts.plus(false), runs, lateResults, NOT_STUCK);
    }

    /**
     * The quorum was recomputed. Unknown does not count as a result.
     *
     * @param sinceNanos when the last of its members changed
     */
    CheckState computed(Outcome outcome, long sinceNanos, Now now) {
        TimedOutcome evidence = new TimedOutcome(outcome, now.nanos(), now.wall());
        EffectiveStatus next = withStatus(outcome.status(), outcome.error(), outcome.message(), null, sinceNanos, now);
        boolean known = outcome.status() != CheckStatus.UNKNOWN;
        return new CheckState(
                check,
                known ? evidence : last,
                next,
                known ? counts.plus(outcome.failure()) : counts,
                runs,
                lateResults,
                NOT_STUCK);
    }

    private CheckState silent(Heartbeat heartbeat, Now now) {
        long sinceNanos = heartbeat.freshUntil(heartbeat.beatNanos());
        EffectiveStatus down =
                withStatus(CheckStatus.DOWN, ErrorKind.TIMEOUT, heartbeat.silence(), null, sinceNanos, now);
        return new CheckState(check, last, down, counts.plus(true), runs, lateResults, NOT_STUCK);
    }

    private static TimedOutcome beat(Now at) {
        return new TimedOutcome(Outcome.finished(CheckResult.up(), 0), at.nanos(), at.wall());
    }

    /** Another check has replaced it and takes over its state. A run in flight does not concern the new one. */
    CheckState replacedBy(RegisteredCheck next) {
        return new CheckState(next, last, effective, counts, runs, lateResults, NOT_STUCK);
    }

    /** The same with another history. */
    CheckState withTimeline(StatusTimeline timeline) {
        return new CheckState(
                check, last, effective.withTimeline(timeline), counts, runs, lateResults, stuckSinceNanos);
    }

    /** The stuck run has returned; its result is dropped. */
    CheckState returnedLate(boolean withResult) {
        return new CheckState(
                check, last, effective, counts, runs, withResult ? lateResults + 1 : lateResults, NOT_STUCK);
    }

    /** The run ended in time, with that outcome. */
    CheckState afterRun(TimedOutcome evidence, Now now) {
        return after(evidence, now, runs + 1, NOT_STUCK);
    }

    /** The run timed out. It counts as stuck from its deadline on, until it returns. */
    CheckState afterTimeout(TimedOutcome evidence, long deadlineNanos, Now now) {
        return after(evidence, now, runs + 1, deadlineNanos);
    }

    /** Another period has passed, and the run is still stuck. */
    CheckState afterStuckPeriod(TimedOutcome evidence, long deadlineNanos, Now now) {
        return after(evidence, now, runs, deadlineNanos);
    }

    private CheckState after(TimedOutcome evidence, Now now, long newRuns, long newStuckSince) {
        Outcome outcome = evidence.outcome();
        Counts counted = counts.plus(outcome.failure());
        boolean takesEffect = switch (status()) {
            // The first result ends unknown, regardless of thresholds.
            case UNKNOWN -> true;
            case UP, DEGRADED ->
                !outcome.failure() || counted.failuresInRow() >= check.policy().failureThreshold();
            case DOWN ->
                outcome.failure() || counted.successesInRow() >= check.policy().successThreshold();
        };
        EffectiveStatus next = takesEffect
                ? withStatus(outcome.status(), outcome.error(), outcome.message(), outcome.attachment(), now)
                : effective;
        return new CheckState(check, evidence, next, counted, newRuns, lateResults, newStuckSince);
    }

    /** The result has become stale; a heartbeat's last beat is read again. */
    CheckState expired(Now now) {
        Heartbeat heartbeat = check.heartbeat();
        if (heartbeat != null) {
            return heartbeat.silentAt(now.nanos()) ? silent(heartbeat, now) : beaten(heartbeat.beatNanos(), now);
        }
        String message =
                "no result for more than " + check.policy().staleAfter().toMillis() + " ms";
        EffectiveStatus next = withStatus(CheckStatus.UNKNOWN, ErrorKind.STALE, message, null, freshUntil(), now);
        return new CheckState(check, last, next, counts.rowsForgotten(), runs, lateResults, stuckSinceNanos);
    }

    private EffectiveStatus withStatus(
            CheckStatus to, @Nullable ErrorKind error, @Nullable String message, @Nullable Object attachment, Now now) {
        return withStatus(to, error, message, attachment, now.nanos(), now);
    }

    /**
     * @param sinceNanos when the evidence for a change became what it is; earlier than now if the engine was late
     */
    private EffectiveStatus withStatus(
            CheckStatus to,
            @Nullable ErrorKind error,
            @Nullable String message,
            @Nullable Object attachment,
            long sinceNanos,
            Now now) {
        if (to == status()) {
            @SuppressWarnings("ReferenceEquality") // the very object of the latest result, whatever it calls equal
            boolean same = error == effective.error()
                    && Objects.equals(message, effective.message())
                    && attachment == effective.attachment();
            return same
                    ? effective
                    : new EffectiveStatus(
                            to,
                            error,
                            message,
                            effective.sinceNanos(),
                            effective.since(),
                            attachment,
                            effective.transition(),
                            effective.history(),
                            effective.timeline());
        }
        Duration lasted = Duration.ofNanos(Math.max(0, now.nanos() - effective.sinceNanos()));
        Transition.OfCheck transition =
                new CheckTransition(check.name(), status(), to, error, message, now.wall(), lasted);
        return new EffectiveStatus(
                to,
                error,
                message,
                now.nanos(),
                now.wall(),
                attachment,
                transition,
                appended(transition),
                effective.timeline().plus(status(), Math.min(sinceNanos, now.nanos())));
    }

    private List<Transition.OfCheck> appended(Transition.OfCheck transition) {
        if (check.historySize() == 0) {
            return List.of();
        }
        List<Transition.OfCheck> next = new ArrayList<>(effective.history());
        if (next.size() == check.historySize()) {
            next.remove(0);
        }
        next.add(transition);
        return List.copyOf(next);
    }

    /** How long it has had each status until now. */
    StatusHistory statusHistory(Now now) {
        return effective.timeline().plus(status(), now.nanos()).history(now);
    }

    /** The message to show: that of the effective status, or else of the last result. */
    @Nullable
    String message() {
        if (effective.message() != null) {
            return effective.message();
        }
        return last == null ? null : last.outcome().message();
    }

    Map<String, @Nullable Object> details() {
        return last == null ? Map.of() : last.outcome().details();
    }
}
