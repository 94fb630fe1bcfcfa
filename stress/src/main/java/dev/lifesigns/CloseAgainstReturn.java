/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.CompletionStage;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * The engine is closed while a run ends: callers that wait for the run get a snapshot, and nothing is published
 * afterwards.
 */
@JCStressTest
@Outcome(id = "UP, 1 run, 0 late, answered", expect = ACCEPTABLE, desc = "the run was first")
@Outcome(id = "UNKNOWN, 0 run, 0 late, answered", expect = ACCEPTABLE, desc = "the end was first")
@State
public class CloseAgainstReturn {
    private final Machine machine = new Machine();
    private final Engine engine = Engines.idle(machine, Engines.onProbe(deadline -> CheckResult.up()));
    private final CompletionStage<HealthSnapshot> asked = engine.waitingReads().fresh(Probes.READINESS);

    @Actor
    public void worker() {
        machine.work();
        // A worker would clear it at the end of its task.
        Thread.interrupted();
    }

    @Actor
    public void close() {
        engine.close();
    }

    @Arbiter
    public void told(LL_Result seen) {
        machine.work();
        seen.r1 = Engines.told(engine.snapshot());
        seen.r2 = asked.toCompletableFuture().isDone() ? "answered" : "left";
    }
}
