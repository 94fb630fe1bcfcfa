/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.Transition;
import dev.lifesigns.TransitionListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A listener that blocks and throws as it likes, and still has to be told everything that the others are. */
final class HostileListener implements TransitionListener {
    private final Circumstances world;
    private final Dice dice;
    private final Runnable mischief;
    private final long longestPause;
    private final List<Transition> told = new ArrayList<>();
    private int compared;
    private boolean inside;
    private boolean hostile = true;

    HostileListener(Circumstances world, Dice dice, long longestPause, Runnable mischief) {
        this.world = world;
        this.dice = dice;
        this.mischief = mischief;
        this.longestPause = longestPause;
    }

    @Override
    public void onTransition(Transition transition) {
        world.guarded(() -> unless(!inside, "a listener was called while it was at work"));
        inside = true;
        told.add(transition);
        mischief.run();
        try {
            if (hostile && dice.chance(0.1)) {
                world.sleep(Duration.ofNanos(dice.spread(1, longestPause)));
            }
        } catch (InterruptedException e) {
            world.guarded(() -> unless(false, "a listener was interrupted"));
        } finally {
            inside = false;
        }
        if (hostile && dice.chance(0.05)) {
            throw new IllegalStateException("of a listener");
        }
        if (hostile && dice.chance(0.05)) {
            throw new StackOverflowError("of a listener");
        }
    }

    void calm() {
        hostile = false;
    }

    /** Verifies that it is told the same as the other one, in the same order. */
    void compare(List<Transition> others) {
        for (; compared < Math.min(told.size(), others.size()); compared++) {
            Transition own = told.get(compared);
            Transition other = others.get(compared);
            unless(own.equals(other), "told: %s (expected as another listener: %s)", own, other);
        }
    }

    void compareAll(List<Transition> others) {
        compare(others);
        unless(
                told.size() == others.size(),
                "a listener was told %d transitions, another %d",
                told.size(),
                others.size());
    }
}
