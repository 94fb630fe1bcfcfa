/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import dev.lifesigns.proof.simulation.Moody.Mood;
import java.time.Duration;
import java.util.List;

/** Does to a world whatever can go wrong with a process and with all that it depends on. */
final class Adversary {
    private static final List<Mood> MOODS = List.of(Mood.values());

    /*
     * A world whose tasks wait for threads is neither frozen nor refused: of a run that waits, nobody outside can say when
     * it was handed over, and so whether it is late.
     */
    private final boolean starves;
    private final boolean startsLate;
    private final boolean refuses;
    private boolean started;

    Adversary(Dice dice) {
        starves = dice.chance(0.2);
        startsLate = dice.chance(0.2);
        refuses = dice.chance(0.5) && !starves;
    }

    /** Does something from outside. */
    void act(World world) {
        Dice dice = world.dice();
        if (!started && (!startsLate || dice.chance(0.2))) {
            started = true;
            world.start();
        }
        if (dice.chance(0.3)) {
            world.anyCheck().setMood(dice.chance(0.3) ? Mood.WELL : dice.oneOf(MOODS));
        }
        if (dice.chance(0.02)) {
            world.jumpWallClock(Duration.ofSeconds(dice.between(-100_000, 100_000)));
        }
        if (dice.chance(0.05)) {
            stall(world);
        }
        if (dice.chance(0.02)) {
            world.questioner().runAll();
        }
        if (dice.chance(0.1)) {
            world.questioner().askForFresh();
        }
        if (dice.chance(0.1)) {
            world.questioner().askForNews();
        }
        if (dice.chance(0.05)) {
            world.release();
        }
        if (dice.chance(0.03)) {
            world.completeTask();
        }
        if (dice.chance(0.03)) {
            change(world);
        }
        if (dice.chance(0.03)) {
            world.turnGate();
        }
        if (dice.chance(0.5)) {
            world.beat();
        }
        if (world.reloads() && dice.chance(0.3)) {
            world.reload();
        }
        world.refuse(refuses && dice.chance(0.3));
        if (dice.chance(0.05)) {
            world.questioner().remember();
        }
        if (dice.chance(0.002)) {
            world.drain();
        }
        if (dice.chance(0.001)) {
            world.shutDown();
        }
    }

    private static void change(World world) {
        switch (world.dice().below(3)) {
            case 0 -> world.addCheck();
            case 1 -> world.removeCheck();
            default -> world.replaceCheck();
        }
    }

    private void stall(World world) {
        Dice dice = world.dice();
        if (starves) {
            world.starve(dice.chance(0.3) ? 0 : dice.spread(1, 10 * world.pace()));
        } else {
            world.freeze(dice.spread(1, 50 * world.pace()));
        }
    }

    /** Does something from inside: called by a check or a listener at work. */
    void whisper(World world) {
        Dice dice = world.dice();
        if (!dice.chance(0.01)) {
            return;
        }
        switch (dice.below(24)) {
            case 0 -> world.shutDown();
            case 20, 21 -> world.turnGate();
            case 22, 23 -> world.beat();
            case 1, 2 -> world.drain();
            case 3, 4, 5 -> world.completeTask();
            case 6, 7, 8 -> world.questioner().remember();
            case 9, 10 -> change(world);
            case 11, 12, 13 -> world.questioner().askForFresh();
            default -> world.questioner().askForNews();
        }
    }
}
