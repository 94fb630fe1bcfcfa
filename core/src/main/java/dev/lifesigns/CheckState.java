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
 * What is known of one check: the last outcome, the counts, and the status that follows from both. Immutable; the
 * thresholds live in {@code after}, staleness in {@link #expired}, and nowhere else.
 *
 * @param check the check, in its place
 * @param last the last outcome, or {@code null} if it never had one
 * @param runs runs whose outcome was decided
 * @param stuckSinceNanos since when the run in flight is over its deadline, or {@link #NOT_STUCK}
 */
record CheckState(
        RegisteredCheck check,
        @Nullable TimedOutcome last,
        EffectiveStatus standing,
        Counts counts,
        long runs,
        long lateResults,
        long stuckSinceNanos) {
    static final long NOT_STUCK = Long.MIN_VALUE;

    /** Outcomes so far. Only one of the two rows is not zero. */
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

    /** A moment, by both clocks. */
    record Now(long nanos, Instant wall) {}

    /** What is known of a check when it comes: nothing, or of a heartbeat that it has just beaten. */
    static CheckState never(RegisteredCheck check, Now now) {
        Heartbeat heartbeat = check.heartbeat();
        if (heartbeat != null) {
            EffectiveStatus up =
                    new EffectiveStatus(CheckStatus.UP, null, null, now.nanos(), now.wall(), null, null, List.of());
            return new CheckState(check, beat(now), up, Counts.NONE, 0, 0, NOT_STUCK);
        }
        EffectiveStatus unknown =
                new EffectiveStatus(CheckStatus.UNKNOWN, null, null, now.nanos(), now.wall(), null, null, List.of());
        return new CheckState(check, null, unknown, Counts.NONE, 0, 0, NOT_STUCK);
    }

    /** What it contributes to its probes. */
    CheckStatus contribution() {
        return Aggregation.contribution(status(), check.policy().critical(), everRan());
    }

    CheckStatus status() {
        return standing.status();
    }

    boolean everRan() {
        return last != null;
    }

    /** The last instant at which its evidence is fresh; never if there is nothing that could grow stale. */
    long freshUntil() {
        Heartbeat heartbeat = check.heartbeat();
        if (heartbeat != null) {
            return last == null || status() == CheckStatus.DOWN
                    ? IndexedTimerHeap.NEVER
                    : heartbeat.enoughUntil(last.decidedNanos());
        }
        return check.quorum() != null || last == null || status() == CheckStatus.UNKNOWN
                ? IndexedTimerHeap.NEVER
                : last.decidedNanos() + check.staleAfterNanos();
    }

    /** It beats, and did so last at that time. */
    CheckState beaten(long beatNanos, Now now) {
        long ago = Math.max(0, now.nanos() - beatNanos);
        TimedOutcome beat = beat(new Now(now.nanos() - ago, now.wall().minusNanos(ago)));
        EffectiveStatus up = stand(CheckStatus.UP, null, null, null, now);
        return new CheckState(check, beat, up, counts.plus(false), runs, lateResults, NOT_STUCK);
    }

    /** It was computed again. Ignorance is no result. */
    CheckState computed(Outcome outcome, Now now) {
        TimedOutcome evidence = new TimedOutcome(outcome, now.nanos(), now.wall());
        EffectiveStatus next = stand(outcome.status(), outcome.error(), outcome.message(), null, now);
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

    private CheckState silent(String message, Now now) {
        EffectiveStatus down = stand(CheckStatus.DOWN, ErrorKind.TIMEOUT, message, null, now);
        return new CheckState(check, last, down, counts.plus(true), runs, lateResults, NOT_STUCK);
    }

    private static TimedOutcome beat(Now at) {
        return new TimedOutcome(Outcome.finished(CheckResult.up(), 0), at.nanos(), at.wall());
    }

    /** Another check has taken its place, with its past. What was in flight is no business of the new one. */
    CheckState replacedBy(RegisteredCheck next) {
        return new CheckState(next, last, standing, counts, runs, lateResults, NOT_STUCK);
    }

    /** The stuck run has come back; its result is dropped. */
    CheckState returnedLate(boolean withResult) {
        return new CheckState(
                check, last, standing, counts, runs, withResult ? lateResults + 1 : lateResults, NOT_STUCK);
    }

    /** The run ended in time, with that outcome. */
    CheckState afterRun(TimedOutcome evidence, Now now) {
        return after(evidence, now, runs + 1, NOT_STUCK);
    }

    /** The run did not end in time. It counts as stuck from its deadline on, until it returns. */
    CheckState afterTimeout(TimedOutcome evidence, long deadlineNanos, Now now) {
        return after(evidence, now, runs + 1, deadlineNanos);
    }

    /** Another period has passed and the run is still stuck. */
    CheckState afterStuckPeriod(TimedOutcome evidence, Now now) {
        return after(evidence, now, runs, stuckSinceNanos);
    }

    private CheckState after(TimedOutcome evidence, Now now, long newRuns, long newStuckSince) {
        Outcome outcome = evidence.outcome();
        Counts counted = counts.plus(outcome.failure());
        boolean effective = switch (status()) {
            // Ignorance ends with the first result, whatever the thresholds.
            case UNKNOWN -> true;
            case UP, DEGRADED ->
                !outcome.failure() || counted.failuresInRow() >= check.policy().failureThreshold();
            case DOWN ->
                outcome.failure() || counted.successesInRow() >= check.policy().successThreshold();
        };
        EffectiveStatus next = effective
                ? stand(outcome.status(), outcome.error(), outcome.message(), outcome.attachment(), now)
                : standing;
        return new CheckState(check, evidence, next, counted, newRuns, lateResults, newStuckSince);
    }

    /** The evidence has become too old; that of a heartbeat is looked for once more. */
    CheckState expired(Now now) {
        Heartbeat heartbeat = check.heartbeat();
        if (heartbeat != null) {
            return heartbeat.silentAt(now.nanos())
                    ? silent(heartbeat.silence(), now)
                    : beaten(heartbeat.beatNanos(), now);
        }
        String message =
                "no result for more than " + check.policy().staleAfter().toMillis() + " ms";
        EffectiveStatus next = stand(CheckStatus.UNKNOWN, ErrorKind.STALE, message, null, now);
        return new CheckState(check, last, next, counts.rowsForgotten(), runs, lateResults, stuckSinceNanos);
    }

    private EffectiveStatus stand(
            CheckStatus to, @Nullable ErrorKind error, @Nullable String message, @Nullable Object attachment, Now now) {
        if (to == status()) {
            @SuppressWarnings("ReferenceEquality") // the very object of the latest result, whatever it calls equal
            boolean same = error == standing.error()
                    && Objects.equals(message, standing.message())
                    && attachment == standing.attachment();
            return same
                    ? standing
                    : new EffectiveStatus(
                            to,
                            error,
                            message,
                            standing.sinceNanos(),
                            standing.since(),
                            attachment,
                            standing.transition(),
                            standing.history());
        }
        Duration lasted = Duration.ofNanos(Math.max(0, now.nanos() - standing.sinceNanos()));
        Transition.OfCheck transition =
                new CheckTransition(check.name(), status(), to, error, message, now.wall(), lasted);
        return new EffectiveStatus(
                to, error, message, now.nanos(), now.wall(), attachment, transition, appended(transition));
    }

    private List<Transition.OfCheck> appended(Transition.OfCheck transition) {
        if (check.historySize() == 0) {
            return List.of();
        }
        List<Transition.OfCheck> next = new ArrayList<>(standing.history());
        if (next.size() == check.historySize()) {
            next.remove(0);
        }
        next.add(transition);
        return List.copyOf(next);
    }

    /** The message to show: of the standing failure, else of the last result. */
    @Nullable
    String message() {
        if (standing.message() != null) {
            return standing.message();
        }
        return last == null ? null : last.outcome().message();
    }

    Map<String, @Nullable Object> details() {
        return last == null ? Map.of() : last.outcome().details();
    }
}
