/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.CountDownLatch;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A pool is closed while a task is submitted: the task runs anyway. */
@JCStressTest
@Outcome(id = "done", expect = ACCEPTABLE, desc = "what is queued is still done")
@State
public class CloseAgainstTask {
    private final WorkerPool pool = new WorkerPool("stress-", SystemPlatform.clock());
    private final CountDownLatch done = new CountDownLatch(1);

    @Actor
    public void engine() {
        pool.execute(done::countDown);
    }

    @Actor
    public void close() {
        pool.close();
    }

    @Arbiter
    public void told(L_Result seen) {
        seen.r1 = Patience.awaited(done) ? "done" : "lost";
    }
}
