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
 * A run is abandoned while its check returns: the interrupt reaches the check or nothing, never the thread's next task.
 */
@JCStressTest
@Outcome(id = "not interrupted, ended once", expect = ACCEPTABLE, desc = "no interrupt leaves the run")
@State
public class InterruptAgainstReturn {
    private final AtomicInteger ended = new AtomicInteger();
    private final Run run = new Run(
            new Machine(),
            (which, result, thrown, startedNanos) -> ended.incrementAndGet(),
            Engines.alone(Engines.blocking(deadline -> CheckResult.up())),
            0,
            1);

    @Actor
    public void worker(LL_Result seen) {
        run.run();
        seen.r1 = Thread.interrupted() ? "interrupted" : "not interrupted";
    }

    @Actor
    public void canceler() {
        run.abandon();
    }

    @Arbiter
    public void told(LL_Result seen) {
        seen.r2 = ended.get() == 1 ? "ended once" : "ended " + ended.get() + " times";
    }
}
