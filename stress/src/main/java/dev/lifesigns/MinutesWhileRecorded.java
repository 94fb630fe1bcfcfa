/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A minute has the latency of its own run, also while the next minute starts. */
@JCStressTest
@Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "before both runs")
@Outcome(id = "7, -1", expect = ACCEPTABLE, desc = "between them, or the second is not counted yet")
@Outcome(id = "7, 9", expect = ACCEPTABLE, desc = "after both")
@State
public class MinutesWhileRecorded {
    private final LatencyWindow window = new LatencyWindow();

    @Actor
    public void engine() {
        window.record(7_000_000, 0);
        window.record(9_000_000, 1);
    }

    @Actor
    public void reader(JJ_Result seen) {
        LatencyWindow.Minutes minutes = window.minutes();
        seen.r1 = millis(minutes.of(0));
        seen.r2 = millis(minutes.of(1));
    }

    /** Of the 99th percentile; -1 if there was no run. */
    private static long millis(long percentiles) {
        Duration p99 = LatencyMinutes.p99(percentiles);
        return p99 == null ? -1 : p99.toMillis();
    }
}
