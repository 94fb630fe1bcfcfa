/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What falls due at one and the same instant. */
class RunSchedulerTest {
    private final ManualPlatform platform = new ManualPlatform();

    private final Engine engine = new Engine(
            platform,
            CheckerConfig.of(
                    ServiceInfo.of("test", null, null),
                    List.of(CheckDefinition.async(
                            "database",
                            deadline -> new Stubborn(),
                            CheckPolicy.builder().jitter(0).build())),
                    List.of(),
                    List.of(),
                    16),
            List.of(),
            List.of(),
            null,
            List.of());

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

    /** Never complete, not even when it is cancelled. */
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
