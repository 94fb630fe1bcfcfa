/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * A check returns while its deadline passes: one of the two decides the run, a late result is dropped, and the check
 * runs again when it is due.
 */
@JCStressTest
@Outcome(id = "UP, 1 run, 0 late, run again", expect = ACCEPTABLE, desc = "it was in time")
@Outcome(id = "DOWN TIMEOUT, 1 run, 1 late, run again", expect = ACCEPTABLE, desc = "it was late")
@Outcome(id = "DOWN TIMEOUT, 1 run, 0 late, run again", expect = ACCEPTABLE, desc = "it had not started")
@State
public class DeadlineAgainstReturn {
    private final AtomicInteger started = new AtomicInteger();
    private final Machine machine = new Machine();
    private final Engine engine = Engines.running(machine, Engines.blocking(deadline -> {
        started.incrementAndGet();
        return CheckResult.up();
    }));

    @Actor
    public void worker() {
        machine.work();
    }

    @Actor
    public void timer() {
        machine.wakeAt(Engines.TIMEOUT.plusNanos(1));
    }

    @Arbiter
    public void told(LL_Result seen) {
        machine.work();
        seen.r1 = Engines.told(engine.snapshot());
        int before = started.get();
        machine.wakeAt(Engines.PERIOD.plus(Engines.TIMEOUT));
        machine.work();
        seen.r2 = started.get() == before + 1 ? "run again" : "never run again";
        // A worker would clear it at the end of its task.
        Thread.interrupted();
    }
}
