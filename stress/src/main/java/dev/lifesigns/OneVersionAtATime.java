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

/** No reader sees a check after a run together with its probe before it. */
@JCStressTest
@Outcome(id = "UNKNOWN, UNKNOWN", expect = ACCEPTABLE, desc = "before the run")
@Outcome(id = "DOWN FAILED, DOWN", expect = ACCEPTABLE, desc = "after the run")
@State
public class OneVersionAtATime {
    private final Machine machine = new Machine();
    private final Engine engine = Engines.running(machine, Engines.blocking(deadline -> CheckResult.down("it")));

    @Actor
    public void worker() {
        machine.work();
    }

    @Actor
    public void reader(LL_Result seen) {
        HealthSnapshot snapshot = engine.snapshot();
        CheckSnapshot check = snapshot.checks().get(0);
        seen.r1 = check.status() + (check.error() == null ? "" : " " + check.error());
        seen.r2 = snapshot.probes().get(CheckerConfig.READINESS).status();
    }
}
