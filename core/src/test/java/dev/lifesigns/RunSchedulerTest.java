/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What falls due at one and the same instant. */
class RunSchedulerTest {
    private final ManualPlatform platform = new ManualPlatform();

    private final Engine engine = new Engine(
            platform,
            Registered.options(CheckDefinition.async(
                    "database",
                    deadline -> new Stubborn(),
                    CheckPolicy.builder().jitter(0).build())));

    /** After half of what the first gap may be shortened by: three quarters of the 8 s that a run leaves of its period. */
    @Test
    void aRunThatIsFoundLateWhenTheNextIsDueIsNotStuckYet() {
        engine.start();
        platform.work();
        platform.advance(Duration.ofSeconds(7));
        assertThat(database().error()).isEqualTo(ErrorKind.TIMEOUT);

        platform.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(database().error()).isEqualTo(ErrorKind.TIMEOUT);

        platform.advance(Duration.ofNanos(1));
        assertThat(database().error()).isEqualTo(ErrorKind.STUCK);
    }

    /** Redaction is loaded and compiled with the first message: on a cold JVM with little CPU, that takes a while. */
    @Test
    void aRunThatReturnedInTimeDoesNotTimeOutWhileItsResultIsRead() {
        engine.start();
        Run run = takeRun();
        run.returned();
        platform.advance(Duration.ofSeconds(15));
        assertThat(database().status()).isEqualTo(CheckStatus.UNKNOWN);

        engine.ended(run, CheckResult.up("fine"), null, run.dispatchedNanos);

        assertThat(database().status()).isEqualTo(CheckStatus.UP);
        assertThat(database().latency()).isZero();
    }

    @Test
    void aResultThatIsNeverReadIsATimeoutInTheEnd() {
        engine.start();
        takeRun().returned();
        platform.advance(Duration.ofSeconds(22));
        assertThat(database().error()).isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void aRunThatReturnedTooLateTimesOutAtItsDeadline() {
        engine.start();
        Run run = takeRun();
        platform.nanos += Duration.ofSeconds(2).toNanos() + 1;
        run.returned();
        platform.work();
        assertThat(database().error()).isEqualTo(ErrorKind.TIMEOUT);
    }

    /** Exceptions are code of the user. */
    @Test
    void anExceptionThatDescribesItselfSlowlyDoesSoInTheTimeOfTheCheck() {
        RuntimeException slow = new RuntimeException() {
            @Override
            public String getMessage() {
                platform.advance(Duration.ofSeconds(3));
                return "slow";
            }
        };
        engine.start();
        Run run = takeRun();
        engine.ended(run, null, slow, run.dispatchedNanos);
        assertThat(database().error()).isEqualTo(ErrorKind.TIMEOUT);
    }

    private Run takeRun() {
        return (Run) platform.takeTask();
    }

    /** Never complete, not even when it is canceled. */
    private static final class Stubborn extends CompletableFuture<CheckResult> {
        @Override
        public boolean cancel(boolean interrupt) {
            return false;
        }
    }

    private CheckSnapshot database() {
        return engine.snapshot().checks().get(0);
    }
}
