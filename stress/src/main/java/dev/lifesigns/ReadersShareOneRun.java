/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** Two readers ask for a fresh result at the same time: one run serves both. */
@JCStressTest
@Outcome(id = "1, UP, UP", expect = ACCEPTABLE, desc = "one run, two answers")
@State
public class ReadersShareOneRun {
    private final AtomicInteger started = new AtomicInteger();
    private final Machine machine = new Machine();
    private final Engine engine = Engines.idle(machine, Engines.onProbe(deadline -> {
        started.incrementAndGet();
        return CheckResult.up();
    }));

    private @Nullable CompletionStage<HealthSnapshot> first;
    private @Nullable CompletionStage<HealthSnapshot> second;

    @Actor
    public void oneReader() {
        first = engine.waitingReads().fresh(Probes.READINESS);
        machine.work();
    }

    @Actor
    public void otherReader() {
        second = engine.waitingReads().fresh(Probes.READINESS);
    }

    @Arbiter
    public void told(LLL_Result seen) {
        machine.work();
        seen.r1 = started.get();
        seen.r2 = answer(first);
        seen.r3 = answer(second);
    }

    private static Object answer(@Nullable CompletionStage<HealthSnapshot> asked) {
        HealthSnapshot snapshot =
                asked == null ? null : asked.toCompletableFuture().getNow(null);
        return snapshot == null ? "nothing" : snapshot.checks().get(0).status();
    }
}
