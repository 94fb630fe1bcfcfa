/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IJ_Result;

/** A reader that sees a run counted also sees its latency. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before the run")
@Outcome(id = "1, 7", expect = ACCEPTABLE, desc = "after the first")
@Outcome(id = "2, 7", expect = ACCEPTABLE, desc = "after the second")
@State
public class LatenciesWhileRecorded {
    private final LatencyWindow window = new LatencyWindow();

    @Actor
    public void engine() {
        window.record(7_000_000, 0);
        window.record(7_000_000, 0);
    }

    @Actor
    public void reader(IJ_Result seen) {
        LatencyStatistics statistics = window.statistics();
        seen.r1 = statistics.samples();
        seen.r2 = statistics.p50().toMillis();
    }
}
