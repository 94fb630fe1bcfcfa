/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Transitions are enqueued while others are delivered: the listener receives each exactly once, in order. */
@JCStressTest
@Outcome(id = "1 2 3, no task left", expect = ACCEPTABLE, desc = "once each, in order")
@State
public class ListenersInOrder {
    /* Enough to be in the middle or at the end of a delivery when the next transition is enqueued. */
    private static final int LOOKS = 20;

    private final Machine machine = new Machine();
    private final List<String> told = new ArrayList<>();
    private final EventDispatcher<Transition> dispatcher =
            new EventDispatcher<>(machine, "transition", "lifesigns-listener-");

    public ListenersInOrder() {
        dispatcher.add(transition -> told.add(transition.name()));
    }

    @Actor
    public void engine() {
        // The engine's lock serializes several threads in the same way.
        dispatcher.enqueue(transition("1"));
        dispatcher.enqueue(transition("2"));
        dispatcher.enqueue(transition("3"));
    }

    @Actor
    public void listener() {
        for (int look = 0; look < LOOKS; look++) {
            machine.work();
        }
    }

    @Arbiter
    public void told(LL_Result seen) {
        machine.work();
        seen.r1 = String.join(" ", told);
        seen.r2 = machine.waiting() == 0 ? "no task left" : "tasks left";
    }

    private static Transition transition(String name) {
        return new CheckTransition(name, CheckStatus.UP, CheckStatus.DOWN, null, null, Instant.EPOCH, Duration.ZERO);
    }
}
