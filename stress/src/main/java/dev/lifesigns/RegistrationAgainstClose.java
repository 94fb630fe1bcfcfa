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

/** An owned check is added and removed while the checker is closed: if it was accepted, it is closed once. */
@JCStressTest
@Outcome(id = "refused, closed 0 times", expect = ACCEPTABLE, desc = "close was first")
@Outcome(id = "taken, closed 1 times", expect = ACCEPTABLE, desc = "close was later")
@State
public class RegistrationAgainstClose {
    private final AtomicInteger closed = new AtomicInteger();
    private final Engine engine = Engines.idle(new Machine(), Engines.blocking(deadline -> CheckResult.up()));
    private volatile boolean taken;

    /** With something to close. */
    private final class Owned implements HealthCheck, AutoCloseable {
        @Override
        public CheckResult check(CheckDeadline deadline) {
            return CheckResult.up();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Actor
    public void owner() {
        try {
            CheckHandle handle = engine.add(CheckDefinition.blocking(
                    "owned", new Owned(), CheckPolicy.builder().owned().build()));
            taken = true;
            handle.remove();
        } catch (IllegalStateException closedBefore) {
            taken = false;
        }
    }

    @Actor
    public void close() {
        engine.close();
    }

    @Arbiter
    public void told(LL_Result seen) {
        seen.r1 = taken ? "taken" : "refused";
        seen.r2 = "closed " + closed.get() + " times";
    }
}
