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
 * The reference for one check: the check itself reports when a run starts and returns, and after every event the reference
 * verifies that the engine reports what it must, no earlier and no later.
 *
 * <p>Two things cannot be known from outside: where within its range a jittered gap ends, and when a run that waits for
 * a thread was handed over. There the engine may choose within the bounds of the contract; what follows from the choice
 * is fixed.
 */
final class ModelCheck {
    private static final long NEVER = Long.MAX_VALUE;

    /**
     * A run that was handed over and has not returned.
     *
     * @param called whether the check was called
     * @param decided whether it timed out
     */
    private record Flight(long handedOver, long deadline, boolean called, boolean decided) {
        Flight timedOut() {
            return new Flight(handedOver, deadline, called, true);
        }
    }

    /** A requested run, with an upper limit for its time. */
    private record Request(long at, long atMost) {}

    /** What the check returned; a throwable and null are not results. */
    private record Returned(Verdict verdict, @Nullable Object attachment, boolean result) {}

    /** The time span within which something must happen. */
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
    private @Nullable Request request;
    private @Nullable Returned returned;
    private Span nextRun = Span.NONE;
    private Span nextFailure = Span.NONE;
    private boolean scheduled;

    /* Stuck because of what others of its name have left at work; and whether it waits for them, stuck or not yet. */
    private boolean blocked;
    private boolean waiting;

    private long runs;
    private long failures;
    private long lateResults;
    private int changes;

    /**
     * @param onChange gets the old and the new verdict at each change of the status
     */
    ModelCheck(Plan plan, Circumstances world, BiConsumer<Verdict, Verdict> onChange) {
        this.plan = plan;
        this.world = world;
        this.state = new ModelState(plan, world.now(), onChange);
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
        return late() || blocked || full();
    }

    /** Whether a run that is requested now starts. */
    boolean idle() {
        return flight == null && request == null && !blocked && !full();
    }

    private boolean late() {
        return flight != null && flight.decided();
    }

    private boolean full() {
        return flight == null && world.leftovers().full(plan.name());
    }

    /** Whether a reader who wants fresh evidence has to wait for it. */
    boolean wantsRun() {
        return plan.onProbe() && !stuck() && (!state.everRan() || world.now() - state.decidedAt() > plan.period());
    }

    /** How often it was replaced or removed: promises made before no longer apply to it. */
    int changes() {
        return changes;
    }

    // Reported by the world and the check.

    /** It was removed. */
    void removed() {
        changes++;
    }

    /** Another check has taken its place, with its history; a run in flight no longer counts. */
    void replaced(Plan next, boolean started) {
        changes++;
        plan = next;
        state.follow(next);
        flight = null;
        request = null;
        returned = null;
        nextRun = Span.NONE;
        nextFailure = Span.NONE;
        blocked = false;
        waiting = false;
        scheduled = false;
        if (started) {
            started();
        }
    }

    void started() {
        scheduled = !plan.onProbe();
        if (flight == null && request == null) {
            long first = world.now() + plan.initialDelay();
            nextRun = new Span(first, first);
        }
    }

    /** A run was requested, with an upper limit for its time; it starts unless one is in flight. */
    void requested(long atMost) {
        if (idle()) {
            request = new Request(world.now(), atMost);
        }
    }

    /** The check was called, with this much time left. */
    void called(long remaining) {
        Flight before = flight;
        if (before != null) {
            fail(!before.called(), "a second run started next to the one in flight");
            flight = new Flight(before.handedOver(), before.deadline(), true, before.decided());
            return;
        }
        fail(!full(), "a third run started next to two that were left behind");
        blocked = false;
        fail(world.open() || plan.async(), "started after close");
        long limit = limit();
        long deadline = world.now() + remaining;
        if (!world.everStarved()) {
            fail(request != null || !plan.onProbe(), "runs without a request");
            deadline = handOver() + limit;
            fail(request != null || world.now() >= nextRun.earliest(), "started too early");
            fail(remaining == Math.max(0, deadline - world.now()), "a deadline other than its timeout");
        }
        launch(new Flight(deadline - limit, deadline, true, false));
    }

    /** The executor rejected it. */
    void refused() {
        if (flight == null) {
            launch(new Flight(handOver(), handOver() + limit(), false, false));
        }
        said(Verdict.FAILED, null, false);
    }

    /** The check is about to return, or to throw. */
    void said(Verdict verdict, @Nullable Object attachment, boolean result) {
        returned = new Returned(verdict, attachment, result);
    }

    private long handOver() {
        return request != null ? request.at() : world.now();
    }

    private long limit() {
        return request != null ? Math.min(plan.timeout(), request.atMost()) : plan.timeout();
    }

    private void launch(Flight started) {
        flight = started;
        request = null;
        long from = started.handedOver();
        nextRun = new Span(from + plan.shortestGap(!state.everRan()), from + plan.longestGap());
    }

    // Reported by the engine.

    /** Verifies what a reader sees after an event, and learns from it what cannot be known otherwise. */
    void judge(CheckSnapshot seen) {
        Returned result = returned;
        returned = null;
        if (!world.open()) {
            state.age(world.now());
        } else if (result != null && flight != null) {
            returned(result, flight);
        } else if (seen.runs() > runs) {
            timeOut();
        } else if (seen.failures() > failures) {
            countStuck();
        } else {
            state.age(world.now());
            if (flight != null && flight.decided() && !flight.called() && seen.stuckFor() == null) {
                land();
            }
        }
        awaitOthers(seen);
        compare(seen);
    }

    /** What others of its name have left at work may have returned, and it is due then. */
    private void awaitOthers(CheckSnapshot seen) {
        if (blocked && seen.stuckFor() == null && world.open()) {
            fail(!full(), "not stuck, although it cannot start");
            blocked = false;
            waiting = true;
        }
        if (full()) {
            waiting = true;
        } else if (waiting && !blocked) {
            waiting = false;
            nextRun = nextRun.notBefore(world.now());
        }
    }

    /** Verifies that everything that should have happened by now has happened. */
    void awaitNothing() {
        if (!world.open()) {
            return;
        }
        if (flight != null && !flight.decided()) {
            fail(!world.overdue(flight.deadline()), "no outcome by the deadline");
        } else if (flight != null) {
            fail(!world.overdue(nextFailure.latest()), "stuck for a period, and no failure counted");
            fail(flight.called() || !world.overdueOnThread(flight.handedOver()), "in flight, but never started");
        } else if (blocked) {
            fail(!world.overdue(nextFailure.latest()), "stuck for a period, and no failure counted");
        } else if (full()) {
            long stuckFrom = Math.max(nextRun.latest(), world.leftovers().deadline(plan.name()));
            fail(!scheduled || !world.overdue(stuckFrom), "cannot start, but is not stuck");
        } else if (request != null) {
            fail(!world.overdueOnThread(request.at()), "requested, but not started");
        } else if (scheduled) {
            // First for one that was left behind, then for its own.
            long thread =
                    world.leftovers().mayBeFull(plan.name()) ? world.afterThread(nextRun.latest()) : nextRun.latest();
            fail(!world.overdueOnThread(thread), "due, but not started");
        }
    }

    private void returned(Returned result, Flight back) {
        if (!back.decided() && world.now() > back.deadline()) {
            timeOut();
        }
        if (late()) {
            lateResults += result.result() ? 1 : 0;
            state.age(world.now());
        } else {
            runs++;
            count(result.verdict(), result.attachment());
        }
        land();
    }

    private void timeOut() {
        long now = world.now();
        if (flight == null) {
            fail(world.everStarved() || request != null, "an outcome without a run");
            long deadline = request != null && !world.everStarved() ? handOver() + limit() : now;
            launch(new Flight(deadline - limit(), deadline, false, false));
        }
        Flight late = Objects.requireNonNull(flight);
        fail(!late.decided() && now >= late.deadline(), "timed out before its deadline");
        flight = late.timedOut();
        if (now < nextRun.earliest()) {
            nextFailure = nextRun;
        } else {
            // Thawed: the check has a moment to return before it counts again, unless its next run is still ahead.
            nextFailure =
                    new Span(now < nextRun.latest() ? now : now + plan.shortestGap(false), now + plan.longestGap());
        }
        runs++;
        count(Verdict.TIMEOUT, null);
    }

    private void countStuck() {
        long now = world.now();
        if (late() || blocked) {
            fail(world.everStarved() || now >= nextFailure.earliest(), "stuck, and counted twice in a period");
        } else {
            fail(flight == null && world.leftovers().mayBeFull(plan.name()), "a failure without a run");
            fail(now >= nextRun.earliest(), "stuck before it was due");
            fail(!full() || now >= world.leftovers().deadline(plan.name()), "stuck before the deadline of others");
            blocked = true;
        }
        nextFailure = new Span(now + plan.shortestGap(false), now + plan.longestGap());
        count(Verdict.STUCK, null);
    }

    private void count(Verdict verdict, @Nullable Object attachment) {
        failures += verdict.failure() ? 1 : 0;
        state.record(verdict, attachment, world.now(), world.wall());
    }

    private void land() {
        flight = null;
        nextRun = nextRun.notBefore(world.now());
    }

    private void compare(CheckSnapshot seen) {
        Verdict current = state.current();
        same("status", seen.status(), current.status());
        same("error", seen.error(), current.error());
        same("attachment", seen.attachment(), state.attachment());
        same("runs", seen.runs(), runs);
        same("failures", seen.failures(), failures);
        same("late results", seen.lateResults(), lateResults);
        same("failures in a row", seen.consecutiveFailures(), state.consecutiveFailures());
        same("checked at", seen.checkedAt(), state.decidedWall());
        same("samples", (long) seen.latencies().samples(), Math.min(runs, 128));
        if (state.everRan()) {
            long asOf = state.decidedAt() + seen.age().toNanos();
            state.history().judge(plan.name(), seen.statusHistory(), asOf);
        }
        if (world.open()) {
            same("stuck", seen.stuckFor() != null, late() || blocked);
        }
    }

    private void same(String what, @Nullable Object seen, @Nullable Object expected) {
        unless(Objects.equals(seen, expected), "%s: %s: %s (expected: %s)", plan.name(), what, seen, expected);
    }

    private void fail(boolean kept, String broken) {
        unless(kept, "%s: %s", plan.name(), broken);
    }
}
