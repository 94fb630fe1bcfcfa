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
import org.openjdk.jcstress.infra.results.LLL_Result;

/** Once a reader has seen readiness draining, it sees no other status, the snapshot agrees, and liveness stays up. */
@JCStressTest
@Outcome(id = "UP, RUNNING UP, UP", expect = ACCEPTABLE, desc = "before")
@Outcome(id = "UP, DRAINING DRAINING, UP", expect = ACCEPTABLE, desc = "in between")
@Outcome(id = "DRAINING, DRAINING DRAINING, UP", expect = ACCEPTABLE, desc = "after")
@State
public class DrainAgainstRead {
    private final Machine machine = new Machine();
    private final Engine engine = Engines.running(machine, Engines.blocking(deadline -> CheckResult.up()));

    public DrainAgainstRead() {
        machine.work();
    }

    @Actor
    public void drain() {
        engine.drain();
    }

    @Actor
    public void reader(LLL_Result seen) {
        seen.r1 = engine.status(Probes.READINESS);
        HealthSnapshot snapshot = engine.snapshot();
        seen.r2 = snapshot.lifecycle() + " "
                + snapshot.probes().get(CheckerConfig.READINESS).status();
        seen.r3 = engine.status(Probes.LIVENESS);
    }
}
