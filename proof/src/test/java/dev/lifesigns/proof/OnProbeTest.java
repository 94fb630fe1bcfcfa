/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckSchedule;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks that run when a reader asks, for hosts that freeze idle processes. */
class OnProbeTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(HealthChecker.builder()
            .check("database", database, policy -> policy.schedule(CheckSchedule.onProbe(ofSeconds(10)))));

    @AfterEach
    void end() {
        time.close();
    }

    private CompletableFuture<HealthSnapshot> fresh() {
        return health.fresh(Probes.READINESS).toCompletableFuture();
    }

    @Test
    void nothingRunsUnlessSomebodyAsks() {
        health.start();
        time.advance(ofMinutes(10));
        assertThat(database.runs()).isZero();
        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UNKNOWN);
    }

    @Test
    void whatIsFreshNowIsThereWithoutRunningAnything() {
        health.start();
        assertThat(health.freshNow(Probes.READINESS)).isNull();
        assertThat(health.freshNow(Probes.LIVENESS)).isSameAs(health.snapshot());
        time.settle();
        assertThat(database.runs()).isZero();

        fresh();
        time.advance(ofSeconds(10));
        assertThat(health.freshNow(Probes.READINESS)).isSameAs(health.snapshot());

        time.advance(ofMillis(1));
        assertThat(health.freshNow(Probes.READINESS)).isNull();
        time.settle();
        assertThat(database.runs()).isEqualTo(1);
    }

    @Test
    void aStuckCheckIsFreshNowToo() {
        health.start();
        database.setBehavior(Behavior.hangingUninterruptibly());
        fresh();
        time.advance(ofMinutes(1));
        assertThat(health.freshNow(Probes.READINESS)).isSameAs(health.snapshot());
    }

    @Test
    void onProbeIsSingleFlight() {
        health.start();
        database.setBehavior(Behavior.after(ofSeconds(1), Behavior.up()));
        List<CompletableFuture<HealthSnapshot>> readers = new ArrayList<>();
        for (int reader = 0; reader < 2_000; reader++) {
            readers.add(fresh());
        }
        time.advance(ofMillis(999));
        assertThat(readers).noneMatch(CompletableFuture::isDone);

        time.advance(ofMillis(1));

        assertThat(database.runs()).isEqualTo(1);
        assertThat(readers)
                .allSatisfy(reader -> assertThat(reader)
                        .isCompletedWithValueMatching(
                                snapshot -> snapshot.check("database").status() == CheckStatus.UP));
    }

    @Test
    void aResultAnswersForAsLongAsItIsKept() {
        health.start();
        fresh();
        time.advance(ofSeconds(10));
        assertThat(fresh()).isCompleted();
        assertThat(database.runs()).isEqualTo(1);

        time.advance(ofMillis(1));
        assertThat(fresh()).isNotCompleted();
        time.settle();
        assertThat(database.runs()).isEqualTo(2);
    }

    @Test
    void itIsKeptFromItsEndOn() {
        time.advance(ofMinutes(1));
        health.start();
        fresh();
        time.advance(ofSeconds(9));
        assertThat(fresh()).isCompleted();
        time.settle();
        assertThat(database.runs()).isEqualTo(1);
    }

    @Test
    void aReaderWaitsAtMostTheTimeout() {
        health.start();
        database.setBehavior(Behavior.hangingUninterruptibly());
        CompletableFuture<HealthSnapshot> reader = fresh();
        time.advance(ofMillis(1_999));
        assertThat(reader).isNotCompleted();

        time.advance(ofMillis(1));

        assertThat(reader).isCompleted();
        assertThatHealth(reader.join()).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
    }

    @Test
    void nobodyWaitsForAStuckCheckAgain() {
        health.start();
        database.setBehavior(Behavior.hangingUninterruptibly());
        fresh();
        time.advance(ofMinutes(1));

        CompletableFuture<HealthSnapshot> reader = fresh();

        assertThat(reader).isCompleted();
        assertThatHealth(reader.join()).hasCheck("database", CheckStatus.DOWN, ErrorKind.STUCK);
        assertThat(database.maxConcurrentRuns()).isEqualTo(1);
    }

    /** Its evidence may be older than it is kept for, until the next period counts it as stuck. */
    @Test
    void nobodyWaitsForAStuckCheckWhoseTimeoutIsOld() {
        HealthChecker impatient = time.build(HealthChecker.builder()
                .check("database", database, policy -> policy.schedule(CheckSchedule.onProbe(ofSeconds(1)))));
        database.setBehavior(Behavior.hangingUninterruptibly());
        impatient.fresh(Probes.READINESS);
        time.advance(ofMillis(3_500));

        assertThat(impatient.fresh(Probes.READINESS).toCompletableFuture()).isCompleted();
    }

    @Test
    void theFirstReaderAfterAFreezeGetsAFreshResult() {
        health.start();
        fresh();
        time.settle();
        time.freeze(ofMinutes(30));

        database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "gone meanwhile"));
        CompletableFuture<HealthSnapshot> reader = fresh();
        time.settle();

        assertThat(reader).isCompleted();
        assertThatHealth(reader.join()).hasCheck("database", CheckStatus.DOWN, ErrorKind.UNREACHABLE);
    }

    @Test
    void aReaderThatBlocksInItsAnswerHoldsUpNoOther() {
        health.start();
        CompletionStage<HealthSnapshot> slow = health.fresh(Probes.READINESS);
        slow.thenAccept(snapshot -> sleepFor(60));
        List<CompletableFuture<HealthSnapshot>> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            CompletionStage<HealthSnapshot> before = health.fresh(Probes.READINESS);
            before.thenAccept(snapshot -> sleepFor(60));
            others.add(fresh());
        }
        time.settle();
        assertThat(others).allMatch(CompletableFuture::isDone);

        HealthSnapshot known = health.snapshot();
        health.changed(known, ofMinutes(1)).thenAccept(snapshot -> sleepFor(60));
        CompletableFuture<HealthSnapshot> other =
                health.changed(known, ofMinutes(1)).toCompletableFuture();
        health.drain();
        time.settle();
        assertThat(other).isCompleted();
        assertThatHealth(health.runAll(ofSeconds(1))).hasCheck("database", CheckStatus.UP);
    }

    @Test
    void aProbeWithoutSuchChecksIsAnsweredAtOnce() {
        assertThat(health.fresh(Probes.LIVENESS).toCompletableFuture()).isCompleted();
    }

    @Test
    void aProbeThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.fresh("redyness"))
                .withMessage("probe: 'redyness' (expected: one of [liveness, readiness, startup]; did you mean"
                        + " 'readiness'?)");
    }

    private void sleepFor(int seconds) {
        try {
            time.sleep(ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
