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

/** A listener that blocks and throws at random, and still has to get everything that the others get. */
final class HostileListener implements TransitionListener {
    private final Circumstances world;
    private final Dice dice;
    private final Runnable mischief;
    private final long longestPause;
    private final List<Transition> delivered = new ArrayList<>();
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
        world.guarded(() -> unless(!inside, "a listener was called while it was still running"));
        inside = true;
        delivered.add(transition);
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

    /** Verifies that it gets the same transitions as the other one, in the same order. */
    void compare(List<Transition> others) {
        for (; compared < Math.min(delivered.size(), others.size()); compared++) {
            Transition own = delivered.get(compared);
            Transition other = others.get(compared);
            unless(own.equals(other), "delivered: %s (expected as another listener: %s)", own, other);
        }
    }

    void compareAll(List<Transition> others) {
        compare(others);
        unless(
                delivered.size() == others.size(),
                "a listener got %d transitions, another %d",
                delivered.size(),
                others.size());
    }
}
