/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A change happens while a caller starts to wait for one: it is not missed. */
@JCStressTest
@Outcome(id = "DRAINING", expect = ACCEPTABLE, desc = "who waits is notified")
@State
public class NewsAgainstWaiting {
    private final Machine machine = new Machine();
    private final Engine engine = Engines.running(machine, Engines.blocking(deadline -> CheckResult.up()));
    private final HealthSnapshot since;

    private @Nullable CompletionStage<HealthSnapshot> news;

    /** The run is over, so that the drain is the only change. */
    public NewsAgainstWaiting() {
        machine.work();
        since = engine.snapshot();
    }

    @Actor
    public void reader() {
        news = engine.waitingReads().changed(since, Duration.ofMinutes(1));
    }

    @Actor
    public void drain() {
        engine.drain();
    }

    @Arbiter
    public void told(L_Result seen) {
        machine.work();
        HealthSnapshot snapshot =
                news == null ? null : news.toCompletableFuture().getNow(null);
        seen.r1 = snapshot == null ? "nothing" : snapshot.lifecycle();
    }
}
