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

/**
 * A check is removed, and its name and index reused, while its run ends: its result is dropped, and never counts for
 * the next.
 */
@JCStressTest
@Outcome(id = "UNKNOWN, 0 run, 0 late, UNKNOWN", expect = ACCEPTABLE, desc = "the next one has never run")
@State
public class RemovalAgainstReturn {
    private final Machine machine = new Machine();
    private final Engine engine =
            Engines.running(machine, Engines.blocking(deadline -> CheckResult.down("of the one before")));
    private final CheckHandle handle = Engines.handle(engine);

    @Actor
    public void worker() {
        machine.work();
        // A worker would clear it at the end of its task.
        Thread.interrupted();
    }

    @Actor
    public void owner() {
        handle.remove();
        engine.add(Engines.blocking(deadline -> CheckResult.up()));
    }

    @Arbiter
    public void told(LL_Result seen) {
        machine.work();
        seen.r1 = Engines.told(engine.snapshot());
        seen.r2 = engine.status(Probes.READINESS);
    }
}
