/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckSchedule;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a checker, at whatever moment it comes. */
class CloseTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);

    @AfterEach
    void end() {
        time.close();
    }

    private HealthChecker health() {
        return time.build(HealthChecker.builder().check("database", database));
    }

    @Test
    void closeInterruptsWhatIsInFlight() {
        database.setBehavior(Behavior.hanging());
        HealthChecker health = health();
        health.start();
        time.advance(ofSeconds(1));

        health.close();
        time.settle();

        assertThat(database.inFlight()).isZero();
        assertThat(time.busyThreads()).isZero();
    }

    @Test
    void closeWaitsForNothingThatHangs() {
        database.setBehavior(Behavior.hangingUninterruptibly());
        HealthChecker health = health();
        health.start();
        time.advance(ofMinutes(1));

        Duration before = time.elapsed();
        health.close();

        assertThat(time.elapsed()).isEqualTo(before);
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void noCheckRunsAfterClose() {
        HealthChecker health = health();
        health.start();
        time.advance(ofMinutes(1));
        int runs = database.runs();

        health.close();
        health.start();
        health.runAll(ofSeconds(1));
        time.advance(ofMinutes(10));

        assertThat(database.runs()).isEqualTo(runs);
    }

    @Test
    void aRunThatStillWaitsForItsThreadNeverStartsAfterClose() {
        HealthChecker health = health();
        time.delayWorkers(Duration.ofMillis(100));
        health.start();
        time.advance(Duration.ofMillis(50));

        health.close();
        time.advance(ofMinutes(1));

        assertThat(database.runs()).isZero();
    }

    @Test
    void waitsAreAnsweredByClose() {
        database.setBehavior(Behavior.hangingUninterruptibly());
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database, policy -> policy.schedule(CheckSchedule.onProbe(ofSeconds(10)))));
        CompletionStage<HealthSnapshot> fresh = health.fresh(Probes.READINESS);
        time.settle();
        CompletionStage<HealthSnapshot> news = health.changed(health.snapshot(), ofMinutes(1));

        health.close();
        time.settle();

        assertThat(fresh.toCompletableFuture()).isCompleted();
        assertThat(news.toCompletableFuture()).isCompleted();
        assertThat(health.fresh(Probes.READINESS).toCompletableFuture()).isCompleted();
        assertThat(health.changed(health.snapshot(), ofMinutes(1)).toCompletableFuture())
                .isCompleted();
    }

    @Test
    void whatIsKnownAtCloseGrowsStaleAsEver() {
        HealthChecker health = health();
        health.start();
        time.settle();

        health.close();

        assertThatHealth(health).hasCheck("database", CheckStatus.UP).hasProbe(Probes.READINESS, ProbeStatus.DRAINING);
        time.advance(ofMinutes(1));
        assertThat(health.snapshot().check("database").status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThatHealth(health).hasProbe(Probes.LIVENESS, ProbeStatus.UP);
    }

    @Test
    void aSecondCloseDoesNothing() {
        HealthChecker health = health();
        health.start();
        health.close();
        long version = health.snapshot().version();

        health.close();
        health.drain();

        assertThat(health.snapshot().version()).isEqualTo(version);
    }

    @Test
    void aCheckMayCloseItsOwnChecker() {
        HealthChecker[] health = new HealthChecker[1];
        health[0] = time.build(HealthChecker.builder().check("suicidal", deadline -> {
            health[0].close();
            return null;
        }));
        health[0].start();

        time.advance(ofMinutes(1));

        assertThat(health[0].lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
        assertThat(time.busyThreads()).isZero();
    }
}
