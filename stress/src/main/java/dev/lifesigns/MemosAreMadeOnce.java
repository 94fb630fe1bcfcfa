/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.lifesigns.CheckState.Now;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * All readers of a state share one successor, one snapshot of it, and one list of checks, and none sees a partial one.
 */
@JCStressTest
@Outcome(id = "one list, UNKNOWN, UNKNOWN", expect = ACCEPTABLE, desc = "made once, and complete")
@State
public class MemosAreMadeOnce {
    private static final CheckerConfig CONFIG = Engines.config(Engines.blocking(deadline -> CheckResult.up()));

    private final EngineState state = EngineState.initial(
            CONFIG,
            Engines.registered(CONFIG),
            new TimeGrid(0),
            new LifecycleState(null, true, false, false),
            new Now(0, Instant.EPOCH),
            () -> 1);

    private @Nullable Object first;
    private @Nullable Object second;

    @Actor
    public void oneReader(LLL_Result seen) {
        EngineSnapshot snapshot = read();
        first = snapshot.checks();
        seen.r2 = snapshot.checks().get(0).status();
    }

    @Actor
    public void otherReader(LLL_Result seen) {
        EngineSnapshot snapshot = read();
        second = snapshot.checks();
        seen.r3 = snapshot.checks().get(0).status();
    }

    @Arbiter
    @SuppressWarnings("ReferenceEquality") // whether it was created twice
    public void compared(LLL_Result seen) {
        seen.r1 = first == second ? "one list" : "two lists";
    }

    private EngineSnapshot read() {
        return state.expiredAt(new Now(1, Instant.EPOCH)).snapshot();
    }
}
