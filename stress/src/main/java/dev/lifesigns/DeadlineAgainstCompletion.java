/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * An asynchronous check completes while its deadline passes: one of the two decides, and the future is never left
 * incomplete.
 */
@JCStressTest
@Outcome(id = "UP, 1 run, 0 late, done", expect = ACCEPTABLE, desc = "it was in time")
@Outcome(id = "DOWN TIMEOUT, 1 run, 1 late, done", expect = ACCEPTABLE, desc = "it was late")
@Outcome(id = "DOWN TIMEOUT, 1 run, 0 late, canceled", expect = ACCEPTABLE, desc = "it was canceled")
@State
public class DeadlineAgainstCompletion {
    private final CompletableFuture<CheckResult> future = new CompletableFuture<>();
    private final Machine machine = new Machine();
    private final Engine engine = Engines.running(machine, Engines.canceling(deadline -> future));

    public DeadlineAgainstCompletion() {
        machine.work();
    }

    @Actor
    public void client() {
        future.complete(CheckResult.up());
    }

    @Actor
    public void timer() {
        machine.wakeAt(Engines.TIMEOUT.plusNanos(1));
        machine.work();
    }

    @Arbiter
    public void told(LL_Result seen) {
        seen.r1 = Engines.told(engine.snapshot());
        seen.r2 = future.isCancelled() ? "canceled" : future.isDone() ? "done" : "left";
    }
}
