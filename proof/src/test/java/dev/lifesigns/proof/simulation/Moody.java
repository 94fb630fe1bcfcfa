/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The behavior of a simulated check: it depends on a mood, and reports to the model when a run starts and returns. */
final class Moody implements Behavior {
    /** What it tends to do. */
    enum Mood {
        WELL,
        FLAPPING,
        FAILING,
        SLOW,
        HANGING,
        STUBBORN
    }

    private static final List<Verdict> ANY =
            List.of(Verdict.UP, Verdict.UP, Verdict.DEGRADED, Verdict.UNREACHABLE, Verdict.EXHAUSTED, Verdict.FAILED);
    private static final List<Verdict> BAD = List.of(Verdict.UNREACHABLE, Verdict.EXHAUSTED, Verdict.FAILED);

    /** The deadline of a run that started after it had been given up: it is no longer interrupted. */
    private static final long UNNOTICED = Long.MAX_VALUE;

    private final Plan plan;
    private final Circumstances world;
    private final ModelCheck model;
    private final Dice dice;
    private final Runnable mischief;
    private Mood mood = Mood.WELL;

    /* When it must be interrupted, while it waits and would notice. */
    private @Nullable Long interruptible;

    /* Until when it must return, while it is at work. */
    private @Nullable Long deadline;

    /* When the engine dropped it. */
    private @Nullable Long retiredAt;

    Moody(Plan plan, Circumstances world, ModelCheck model, Dice dice, Runnable mischief) {
        this.plan = plan;
        this.world = world;
        this.model = model;
        this.dice = dice;
        this.mischief = mischief;
    }

    /** It was removed or replaced: it must be interrupted, and its result is ignored. */
    void retire() {
        retiredAt = world.now();
        world.leftovers().retired(plan.name());
        if (deadline != null) {
            world.leftovers().leave(plan.name(), this, deadline);
        }
    }

    void setMood(Mood next) {
        mood = next;
    }

    @Override
    public CheckResult act(VirtualTime time, CheckDeadline limit) throws Throwable {
        long remaining = limit.remaining().toNanos();
        deadline = world.now() + remaining;
        if (retiredAt != null) {
            world.leftovers().leave(plan.name(), this, deadline);
        }
        try {
            return act(remaining);
        } finally {
            deadline = null;
            world.leftovers().returned(plan.name(), this);
        }
    }

    private @Nullable CheckResult act(long remaining) throws Throwable {
        world.note(plan.name() + " starts, " + mood);
        boolean worthWhile = remaining > 0 && world.open() && retiredAt == null;
        world.guarded(() -> {
            unless(retiredAt == null || plan.async(), "%s: started after it was removed", plan.name());
            if (retiredAt == null) {
                model.called(remaining);
            }
        });
        mischief.run();
        try {
            pause(worthWhile ? world.now() + remaining : UNNOTICED);
        } catch (InterruptedException e) {
            world.note(plan.name() + " is interrupted");
            returns(Verdict.FAILED, null, false);
            throw e;
        }
        return say(verdict());
    }

    /** Verifies that a run that is over its deadline, or whose engine is closed, was interrupted. */
    void awaitNothing() {
        Long until = interruptible;
        if (until != null) {
            long end = world.open() ? until : Math.min(until, world.closedAt());
            end = retiredAt == null ? end : Math.min(end, retiredAt);
            unless(!world.overdueOnThread(end), "%s: was not interrupted at its deadline", plan.name());
        }
    }

    private void returns(Verdict verdict, @Nullable Object attachment, boolean result) {
        if (retiredAt == null) {
            world.guarded(() -> model.said(verdict, attachment, result));
        }
    }

    private void pause(long deadline) throws InterruptedException {
        long end = world.now() + patience();
        if (end == world.now()) {
            return;
        }
        if (mood == Mood.STUBBORN) {
            pauseWhateverComes(end);
            return;
        }
        interruptible = deadline == UNNOTICED ? null : deadline;
        try {
            world.sleep(Duration.ofNanos(end - world.now()));
        } catch (InterruptedException e) {
            boolean due = !world.open() || retiredAt != null || world.now() >= deadline;
            world.guarded(() -> unless(due, "%s: interrupted too early", plan.name()));
            throw e;
        } finally {
            interruptible = null;
        }
    }

    private void pauseWhateverComes(long end) {
        boolean slept = false;
        while (!slept) {
            try {
                world.sleep(Duration.ofNanos(Math.max(0, end - world.now())));
                slept = true;
            } catch (InterruptedException ignored) {
                slept = world.now() >= end;
            }
        }
    }

    private long patience() {
        return switch (mood) {
            case WELL, FLAPPING, FAILING -> dice.chance(0.6) ? 0 : dice.between(0, plan.timeout() / 2);
            case SLOW -> dice.chance(0.5) ? plan.timeout() + dice.between(-1, 1) : dice.between(0, 2 * plan.timeout());
            case HANGING, STUBBORN -> dice.between(plan.timeout() / 2, plan.timeout() + dice.below(12) * plan.period());
        };
    }

    private Verdict verdict() {
        return switch (mood) {
            case FLAPPING -> dice.oneOf(ANY);
            case FAILING -> dice.chance(0.95) ? dice.oneOf(BAD) : Verdict.UP;
            case WELL, SLOW, HANGING, STUBBORN -> dice.chance(0.95) ? Verdict.UP : dice.oneOf(ANY);
        };
    }

    private @Nullable CheckResult say(Verdict verdict) throws Throwable {
        boolean result = !verdict.equals(Verdict.FAILED) || dice.chance(0.3);
        world.note(plan.name() + " says " + verdict);
        Object attachment = result && dice.chance(0.5) ? new Object() : null;
        returns(verdict, attachment, result);
        if (!result) {
            return fail();
        }
        CheckResult said = result(verdict);
        return attachment == null ? said : said.withAttachment(attachment);
    }

    private static CheckResult result(Verdict verdict) {
        return switch (verdict.status()) {
            case UP -> CheckResult.up();
            case DEGRADED -> CheckResult.degraded("slow");
            default -> CheckResult.down(Objects.requireNonNullElse(verdict.error(), ErrorKind.FAILED), "broken");
        };
    }

    private @Nullable CheckResult fail() throws Throwable {
        return switch (dice.below(4)) {
            case 0 -> null;
            case 1 -> throw new StackOverflowError("of a check");
            case 2 -> throw new InterruptedException("of the check's own");
            default -> throw new IllegalStateException("of a check");
        };
    }
}
