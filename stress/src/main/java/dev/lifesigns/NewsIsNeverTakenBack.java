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
import org.openjdk.jcstress.infra.results.LL_Result;

/** A reader that has seen a result never sees an older one, whichever method it calls. */
@JCStressTest
@Outcome(id = "UNKNOWN, UNKNOWN", expect = ACCEPTABLE, desc = "both before the run")
@Outcome(id = "UNKNOWN, UP", expect = ACCEPTABLE, desc = "one before it, one after it")
@Outcome(id = "UP, UP", expect = ACCEPTABLE, desc = "both after it")
@State
public class NewsIsNeverTakenBack {
    private final Machine machine = new Machine();
    private final Engine engine = Engines.running(machine, Engines.blocking(deadline -> CheckResult.up()));

    @Actor
    public void worker() {
        machine.work();
    }

    @Actor
    public void reader(LL_Result seen) {
        seen.r1 = engine.status(Probes.READINESS);
        seen.r2 = engine.snapshot().checks().get(0).status();
    }
}
