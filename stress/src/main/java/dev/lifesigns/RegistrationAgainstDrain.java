/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A check is added while the service starts to drain: neither is lost. */
@JCStressTest
@Outcome(id = "2 checks, DRAINING", expect = ACCEPTABLE, desc = "both")
@State
public class RegistrationAgainstDrain {
    private final Engine engine = Engines.idle(new Machine(), Engines.blocking(deadline -> CheckResult.up()));

    @Actor
    public void owner() {
        engine.add(CheckDefinition.blocking(
                "other", deadline -> CheckResult.up(), CheckPolicy.builder().build()));
    }

    @Actor
    public void drain() {
        engine.drain();
    }

    @Arbiter
    public void told(LL_Result seen) {
        seen.r1 = engine.snapshot().checks().size() + " checks";
        seen.r2 = engine.status(Probes.READINESS);
    }
}
