/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A user's executor rejects a run and starts it anyway: it ends once, and the check is called at most once. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "it was run")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "it was refused")
@State
public class RefusalAgainstRun {
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();
    private final Run run = new Run(
            new Machine(),
            (which, result, thrown, startedNanos) -> ended.incrementAndGet(),
            Engines.alone(Engines.blocking(deadline -> {
                started.incrementAndGet();
                return CheckResult.up();
            })),
            0,
            1);

    @Actor
    public void worker() {
        run.run();
    }

    @Actor
    public void executor() {
        run.refused(new RejectedExecutionException());
    }

    @Arbiter
    public void told(II_Result seen) {
        seen.r1 = ended.get();
        seen.r2 = started.get();
    }
}
