/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * Draining starts while a run ends: neither overwrites the other, and a listener receives transitions without a gap.
 */
@JCStressTest
@Outcome(id = "DOWN FAILED, 1 run, 0 late, DRAINING, unknown down draining", expect = ACCEPTABLE, desc = "run first")
@Outcome(id = "DOWN FAILED, 1 run, 0 late, DRAINING, unknown draining", expect = ACCEPTABLE, desc = "drain first")
@State
public class DrainAgainstRun {
    private final List<String> story = new ArrayList<>(List.of("unknown"));
    private final Machine machine = new Machine();
    private final Engine engine = Engines.running(
            machine, Engines.blocking(deadline -> CheckResult.down("it")), transition -> tell(transition));

    @Actor
    public void worker() {
        machine.work();
    }

    @Actor
    public void drain() {
        engine.drain();
    }

    @Arbiter
    public void told(LLL_Result seen) {
        machine.work();
        HealthSnapshot snapshot = engine.snapshot();
        seen.r1 = Engines.told(snapshot);
        seen.r2 = snapshot.probes().get(CheckerConfig.READINESS).status();
        seen.r3 = String.join(" ", story);
    }

    /** A listener is called by one thread at a time, which sees what the previous one did. */
    private void tell(Transition transition) {
        if (transition.name().equals(Probes.READINESS)) {
            boolean unbroken = story.get(story.size() - 1).equals(transition.fromName());
            story.add(unbroken ? transition.toName() : "GAP " + transition.toName());
        }
    }
}
