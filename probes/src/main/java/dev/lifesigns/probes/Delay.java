/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import java.time.Duration;

/**
 * How long something takes that starts at a random point in the period of a probe.
 *
 * @param best right before the probe
 * @param mean over all
 * @param worst right after the probe
 */
public record Delay(Duration best, Duration mean, Duration worst) {
    /** At least that long, and up to one period more. */
    static Delay afterPhase(Duration period, Duration then) {
        return new Delay(then, then.plus(period.dividedBy(2)), then.plus(period));
    }
}
