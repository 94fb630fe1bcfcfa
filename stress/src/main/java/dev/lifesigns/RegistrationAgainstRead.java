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

/** Checks are added and removed during a read: the reader sees the old set or a new one, with the resulting status. */
@JCStressTest
@Outcome(id = "it, UNKNOWN", expect = ACCEPTABLE, desc = "the old set")
@Outcome(id = "it other, UNKNOWN", expect = ACCEPTABLE, desc = "one has come")
@Outcome(id = "other, UP", expect = ACCEPTABLE, desc = "one has gone")
@State
public class RegistrationAgainstRead {
    private final Machine machine = new Machine();
    private final Engine engine = Engines.idle(machine, Engines.blocking(deadline -> CheckResult.up()));
    private final CheckHandle handle = Engines.handle(engine);

    @Actor
    public void owner() {
        engine.add(CheckDefinition.blocking(
                "other",
                deadline -> CheckResult.up(),
                CheckPolicy.builder().nonCritical().build()));
        handle.remove();
    }

    @Actor
    public void reader(LL_Result seen) {
        HealthSnapshot snapshot = engine.snapshot();
        StringBuilder names = new StringBuilder();
        snapshot.checks().forEach(check -> names.append(' ').append(check.name()));
        seen.r1 = names.substring(1);
        seen.r2 = snapshot.probes().get(CheckerConfig.READINESS).status();
    }
}
