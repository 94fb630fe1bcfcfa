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

/**
 * Two threads submit a task each, while workers go idle, wake up, and end: both tasks run, although each waits for the
 * other and so needs a thread of its own.
 */
@JCStressTest
@Outcome(id = "both done", expect = ACCEPTABLE, desc = "no task lost, none behind a blocked one")
@State
public class TasksAreNeverLost {
    /* Shared by all rounds, so that workers of one are going idle while the next starts. */
    private static final WorkerPool POOL = new WorkerPool("stress-", SystemPlatform.clock());

    private final CountDownLatch started = new CountDownLatch(2);
    private final CountDownLatch done = new CountDownLatch(2);

    @Actor
    public void one() {
        POOL.execute(this::task);
    }

    @Actor
    public void other() {
        POOL.execute(this::task);
    }

    @Arbiter
    public void told(L_Result seen) {
        seen.r1 = Patience.awaited(done) ? "both done" : "lost";
    }

    private void task() {
        started.countDown();
        if (Patience.awaited(started)) {
            done.countDown();
        }
    }
}
