/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import java.time.Duration;

/** When a rollout counts as stuck. */
final class Rollout {
    private static final int DEFAULT_DEADLINE = 600;
    private static final int SCHEDULING_AND_IMAGE = 120;

    private Rollout() {}

    /** Later than the startup budget, or a slow start would be a failed rollout. */
    static Derived<Integer> deadline(Duration budget) {
        int seconds = Times.secondsUp(budget) + SCHEDULING_AND_IMAGE;
        return seconds <= DEFAULT_DEADLINE
                ? new Derived<>(DEFAULT_DEADLINE, "the default; the startup budget is " + Times.print(budget))
                : new Derived<>(
                        seconds,
                        "startup budget " + Times.print(budget) + " + " + SCHEDULING_AND_IMAGE
                                + "s for scheduling and image");
    }
}
