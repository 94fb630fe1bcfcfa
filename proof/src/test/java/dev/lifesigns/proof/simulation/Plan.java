/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.Probes.LIVENESS;
import static dev.lifesigns.Probes.READINESS;
import static dev.lifesigns.Probes.STARTUP;

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckSchedule;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** The policy of one simulated check, in the numbers that the reference model reckons with. */
record Plan(
        String name,
        boolean async,
        boolean onProbe,
        boolean critical,
        List<String> probes,
        long period,
        long timeout,
        long initialDelay,
        double jitter,
        int failureThreshold,
        int successThreshold,
        long staleAfter) {
    /** Probes that are declared in every world. */
    static final List<String> OWN_PROBES = List.of("reports", "search");

    /** What is rounded away when a share of a period becomes nanoseconds. */
    private static final long ROUNDING = 8;

    /** Draws a policy whose numbers are often equal to or multiples of one another's, so that much falls due together. */
    static Plan draw(Dice dice, String name, long pace) {
        boolean onProbe = dice.chance(0.15);
        long period = pace * dice.between(1, 10);
        long nested = dice.chance(0.5) ? period / dice.between(2, 20) : period * dice.between(5, 95) / 100;
        long timeout = onProbe && dice.chance(0.2) ? period * 2 : nested;
        long least = period + timeout;
        return new Plan(
                name,
                dice.chance(0.25),
                onProbe,
                dice.chance(0.6),
                drawProbes(dice),
                period,
                timeout,
                dice.chance(0.7) ? 0 : dice.between(0, 3 * period),
                dice.chance(0.3) ? 0 : dice.share(0.5),
                dice.chance(0.4) ? 1 : (int) dice.between(2, 5),
                dice.chance(0.4) ? 1 : (int) dice.between(2, 5),
                dice.chance(0.5) ? least + (onProbe ? period : 0) : dice.between(least + period, 6 * least));
    }

    private static List<String> drawProbes(Dice dice) {
        TreeSet<String> names = new TreeSet<>();
        if (dice.chance(0.8)) {
            names.add(READINESS);
        }
        if (dice.chance(0.2)) {
            names.add(LIVENESS);
        }
        if (dice.chance(0.2)) {
            names.add(STARTUP);
        }
        if (names.isEmpty() || dice.chance(0.2)) {
            names.add(dice.oneOf(OWN_PROBES));
        }
        return List.copyOf(names);
    }

    void configure(CheckPolicy.Builder policy) {
        Duration every = Duration.ofNanos(period);
        policy.critical(critical)
                .probes(probes.toArray(new String[0]))
                .schedule(onProbe ? CheckSchedule.onProbe(every) : CheckSchedule.every(every))
                .timeout(Duration.ofNanos(timeout))
                .initialDelay(Duration.ofNanos(initialDelay))
                .jitter(jitter)
                .failureThreshold(failureThreshold)
                .successThreshold(successThreshold)
                .staleAfter(Duration.ofNanos(staleAfter))
                .allowDependencyInLiveness();
    }

    /** The longest time from one run to the next, and from one failure of a stuck run to the next. */
    long longestGap() {
        return onProbe ? Math.max(period, 2 * timeout) : period;
    }

    /** The shortest such time: jitter takes its share, but leaves a run that was interrupted a moment to return. */
    long shortestGap(boolean afterFirstRun) {
        long gap = longestGap();
        long moment = timeout + (gap - timeout) / 4;
        long jittered = afterFirstRun ? 0 : gap - (long) (jitter * gap);
        return Math.max(moment, jittered) - ROUNDING;
    }
}
