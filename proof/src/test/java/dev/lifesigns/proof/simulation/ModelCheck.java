/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.CheckSnapshot;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The reference for one check: is told by the check itself when a run begins and returns, and judges after every event
 * whether what the engine says of it is what it has to say, no earlier and no later.
 *
 * <p>Two things can not be known from outside: where in its latitude a jittered gap ends, and when a run that waits for
 * a thread was handed over. There the engine may choose within the bounds of the contract; what follows from the choice
 * may not differ.
 */
final class ModelCheck {
    private static final long NEVER = Long.MAX_VALUE;

    /**
     * A run that was handed over and has not returned.
     *
     * @param begun whether the check was called
     * @param decided whether it timed out
     */
    private record Flight(long handedOver, long deadline, boolean begun, boolean decided) {
        Flight timedOut() {
            return new Flight(handedOver, deadline, begun, true);
        }
    }

    /** A run that somebody asked for, at most that long. */
    private record Wish(long at, long atMost) {}

    /** What the check said when it returned; a throwable and null are no results. */
    private record Word(Verdict verdict, @Nullable Object attachment, boolean result) {}

    /** When something has to happen. */
    private record Span(long earliest, long latest) {
        static final Span NONE = new Span(Long.MIN_VALUE, NEVER);

        Span notBefore(long moment) {
            return new Span(earliest, Math.max(moment, latest));
        }
    }

    private Plan plan;
    private final Circumstances world;
    private final ModelState state;

    private @Nullable Flight flight;
    private @Nullable Wish wish;
    private @Nullable Word word;
    private Span nextRun = Span.NONE;
    private Span nextFailure = Span.NONE;
    private boolean scheduled;
    private long runs;
    private long failures;
    private long lateResults;
    private int changes;

    /**
     * @param onChange told what it was and what it is, for each change of its status
     */
    ModelCheck(Plan plan, Circumstances world, BiConsumer<Verdict, Verdict> onChange) {
        this.plan = plan;
        this.world = world;
        this.state = new ModelState(plan, onChange);
    }

    Plan plan() {
        return plan;
    }

    ModelState state() {
        return state;
    }

    long runs() {
        return runs;
    }

    boolean stuck() {
        return flight != null && flight.decided();
    }

    boolean idle() {
        return flight == null && wish == null;
    }

    /** Whether a reader who wants fresh evidence has to wait for it. */
    boolean wantsRun() {
        return plan.onProbe() && !stuck() && (!state.everRan() || world.now() - state.decidedAt() > plan.period());
    }

    /** How often it was replaced or removed: what was promised of it before is none of its business after. */
    int changes() {
        return changes;
    }

    // What the world and the check tell.

    /** It is no longer there. */
    void removed() {
        changes++;
    }

    /** Another has taken its place, with its past; a run in flight concerns nobody any more. */
    void replaced(Plan next, boolean started) {
        changes++;
        plan = next;
        state.follow(next);
        flight = null;
        wish = null;
        word = null;
        nextRun = Span.NONE;
        nextFailure = Span.NONE;
        scheduled = false;
        if (started) {
            started();
        }
    }

    void started() {
        scheduled = !plan.onProbe();
        if (idle()) {
            long first = world.now() + plan.initialDelay();
            nextRun = new Span(first, first);
        }
    }

    /** Somebody asked for a run, at most that long; it begins unless one is in flight. */
    void wanted(long atMost) {
        if (idle()) {
            wish = new Wish(world.now(), atMost);
        }
    }

    /** The check was called, with that much time left. */
    void began(long remaining) {
        Flight before = flight;
        if (before != null) {
            fail(!before.begun(), "a second run began beside the one in flight");
            flight = new Flight(before.handedOver(), before.deadline(), true, before.decided());
            return;
        }
        fail(world.open() || plan.async(), "began after close");
        long limit = limit();
        long deadline = world.now() + remaining;
        if (!world.everStarved()) {
            fail(wish != null || !plan.onProbe(), "runs although nobody asked");
            deadline = handOver() + limit;
            fail(wish != null || world.now() >= nextRun.earliest(), "began too early");
            fail(remaining == Math.max(0, deadline - world.now()), "another deadline than its timeout");
        }
        begin(new Flight(deadline - limit, deadline, true, false));
    }

    /** The executor refused it. */
    void refused() {
        if (flight == null) {
            begin(new Flight(handOver(), handOver() + limit(), false, false));
        }
        said(Verdict.FAILED, null, false);
    }

    /** The check is about to return, or to throw. */
    void said(Verdict verdict, @Nullable Object attachment, boolean result) {
        word = new Word(verdict, attachment, result);
    }

    private long handOver() {
        return wish != null ? wish.at() : world.now();
    }

    private long limit() {
        return wish != null ? Math.min(plan.timeout(), wish.atMost()) : plan.timeout();
    }

    private void begin(Flight begun) {
        flight = begun;
        wish = null;
        long from = begun.handedOver();
        nextRun = new Span(from + plan.shortestGap(!state.everRan()), from + plan.longestGap());
    }

    // What the engine says.

    /** Verifies what a reader sees after an event, and learns from it what can not be known otherwise. */
    void judge(CheckSnapshot seen) {
        Word spoken = word;
        word = null;
        if (!world.open()) {
            state.age(world.now());
        } else if (spoken != null && flight != null) {
            hear(spoken, flight);
        } else if (seen.runs() > runs) {
            timeOut();
        } else if (seen.failures() > failures) {
            countStuck();
        } else {
            state.age(world.now());
            if (flight != null && flight.decided() && !flight.begun() && seen.stuckFor() == null) {
                land();
            }
        }
        compare(seen);
    }

    /** Verifies that nothing is missing that should have happened by now. */
    void awaitNothing() {
        if (!world.open()) {
            return;
        }
        if (flight != null && !flight.decided()) {
            fail(!world.overdue(flight.deadline()), "no outcome by the deadline");
        } else if (flight != null) {
            fail(!world.overdue(nextFailure.latest()), "stuck for a period, and no failure counted");
            fail(flight.begun() || !world.overdueOnThread(flight.handedOver()), "in flight, and never began");
        } else if (wish != null) {
            fail(!world.overdueOnThread(wish.at()), "asked for, and does not begin");
        } else if (scheduled) {
            fail(!world.overdueOnThread(nextRun.latest()), "due, and does not begin");
        }
    }

    private void hear(Word spoken, Flight back) {
        if (!back.decided() && world.now() > back.deadline()) {
            timeOut();
        }
        if (stuck()) {
            lateResults += spoken.result() ? 1 : 0;
            state.age(world.now());
        } else {
            runs++;
            count(spoken.verdict(), spoken.attachment());
        }
        land();
    }

    private void timeOut() {
        long now = world.now();
        if (flight == null) {
            fail(world.everStarved() || wish != null, "an outcome without a run");
            long deadline = wish != null && !world.everStarved() ? handOver() + limit() : now;
            begin(new Flight(deadline - limit(), deadline, false, false));
        }
        Flight late = Objects.requireNonNull(flight);
        fail(!late.decided() && now >= late.deadline(), "timed out before its deadline");
        flight = late.timedOut();
        if (now < nextRun.earliest()) {
            nextFailure = nextRun;
        } else {
            // Thawed: the check has a moment to come back before it counts again, unless its next run is ahead still.
            nextFailure =
                    new Span(now < nextRun.latest() ? now : now + plan.shortestGap(false), now + plan.longestGap());
        }
        runs++;
        count(Verdict.TIMEOUT, null);
    }

    private void countStuck() {
        long now = world.now();
        fail(stuck(), "a failure without a run");
        fail(world.everStarved() || now >= nextFailure.earliest(), "stuck, and counted twice in a period");
        nextFailure = new Span(now + plan.shortestGap(false), now + plan.longestGap());
        count(Verdict.STUCK, null);
    }

    private void count(Verdict verdict, @Nullable Object attachment) {
        failures += verdict.failure() ? 1 : 0;
        state.hear(verdict, attachment, world.now(), world.wall());
    }

    private void land() {
        flight = null;
        nextRun = nextRun.notBefore(world.now());
    }

    private void compare(CheckSnapshot seen) {
        Verdict standing = state.standing();
        same("status", seen.status(), standing.status());
        same("error", seen.error(), standing.error());
        same("attachment", seen.attachment(), state.attachment());
        same("runs", seen.runs(), runs);
        same("failures", seen.failures(), failures);
        same("late results", seen.lateResults(), lateResults);
        same("failures in a row", seen.consecutiveFailures(), state.consecutiveFailures());
        same("checked at", seen.checkedAt(), state.decidedWall());
        same("samples", (long) seen.latencies().samples(), Math.min(runs, 128));
        if (world.open()) {
            same("stuck", seen.stuckFor() != null, stuck());
        }
    }

    private void same(String what, @Nullable Object seen, @Nullable Object expected) {
        unless(Objects.equals(seen, expected), "%s: %s: %s (expected: %s)", plan.name(), what, seen, expected);
    }

    private void fail(boolean kept, String broken) {
        unless(kept, "%s: %s", plan.name(), broken);
    }
}
