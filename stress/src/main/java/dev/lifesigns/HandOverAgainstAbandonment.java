/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** An asynchronous check returns its future while the run is abandoned: the future is canceled in either order. */
@JCStressTest
@Outcome(id = "ended once, canceled", expect = ACCEPTABLE, desc = "it started")
@Outcome(id = "ended once, never started", expect = ACCEPTABLE, desc = "it was abandoned before")
@State
public class HandOverAgainstAbandonment {
    private final CompletableFuture<CheckResult> future = new CompletableFuture<>();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Run run = new Run(
            new Machine(),
            (which, result, thrown, startedNanos) -> ended.incrementAndGet(),
            Engines.alone(Engines.canceling(deadline -> {
                started.incrementAndGet();
                return future;
            })),
            0,
            1);

    @Actor
    public void worker() {
        run.run();
        // The machine interrupts the thread inside the check; this test is about the future.
        Thread.interrupted();
    }

    @Actor
    public void canceler() {
        run.abandon();
    }

    @Arbiter
    public void told(LL_Result seen) {
        seen.r1 = ended.get() == 1 ? "ended once" : "ended " + ended.get() + " times";
        seen.r2 = started.get() == 0 ? "never started" : future.isCancelled() ? "canceled" : "left";
    }
}
