/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No healthy answer without fresh evidence. */
class FreshnessTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);

    @AfterEach
    void end() {
        time.close();
    }

    private HealthChecker started() {
        HealthChecker health = time.build(HealthChecker.builder().check("database", database));
        health.start();
        time.settle();
        return health;
    }

    /** Not even to the first reader: only the reader's own clock shows it. */
    @Test
    void aFrozenProcessNeverAnswersUpFromOldEvidence() {
        HealthChecker health = started();
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);

        time.freeze(ofHours(1));

        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UNKNOWN);
        assertThatHealth(health).hasCheck("database", CheckStatus.UNKNOWN, ErrorKind.STALE);
    }

    @Test
    void evidenceIsFreshUpToStaleAfterAndNotAMomentLonger() {
        HealthChecker health = started();
        time.freeze(ofSeconds(32));
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        time.freeze(Duration.ofNanos(1));
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UNKNOWN);
    }

    /** Whenever the freeze starts: between runs, during one, at its deadline, while one is stuck. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 500, 1_000, 1_999, 2_000, 2_001, 5_000, 9_999, 10_000, 11_500, 12_000, 25_000})
    void aFreezeAtAnyMomentIsNeverAnsweredUp(long millis) {
        HealthChecker health = started();
        database.setBehavior(Behavior.after(ofSeconds(1), Behavior.up()));
        time.advance(ofMillis(millis));
        time.freeze(ofMinutes(10));
        assertThat(health.status(Probes.READINESS).passing()).isFalse();

        time.advance(ofSeconds(3));
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        time.advance(ofMinutes(1));
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        assertThat(database.maxConcurrentRuns()).isEqualTo(1);
    }

    @Test
    void aFreezeCountsAsOneFailureOfTheRunInFlight() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "database",
                        database,
                        policy -> policy.failureThreshold(2).staleAfter(ofHours(1))));
        health.start();
        time.settle();
        database.setBehavior(Behavior.uninterruptiblyAfter(ofHours(1), Behavior.up()));
        while (database.inFlight() == 0) {
            time.advance(ofMillis(100));
        }

        time.freeze(ofMinutes(5));
        time.settle();

        assertThat(health.snapshot().check("database").failures()).isEqualTo(1);
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
    }

    @Test
    void theWallClockMayJumpWithoutHarm() {
        HealthChecker health = started();
        time.jumpWallClock(Duration.ofDays(365));
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        time.jumpWallClock(Duration.ofDays(-3_650));
        time.advance(ofMinutes(5));
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        assertThat(health.snapshot().check("database").age()).isBetween(Duration.ZERO, ofSeconds(10));
        assertThat(database.runs()).isBetween(30, 40);
    }

    @Test
    void livenessReadsUnknownAsUp() {
        ScriptedCheck deadlocks = ScriptedCheck.on(time).scope(CheckScope.PROCESS);
        HealthChecker health = time.build(HealthChecker.builder()
                .check("deadlocks", deadlocks, policy -> policy.probes(Probes.LIVENESS, Probes.READINESS)));
        assertThatHealth(health)
                .hasProbe(Probes.LIVENESS, ProbeStatus.UP)
                .hasProbe(Probes.READINESS, ProbeStatus.UNKNOWN);
        health.start();
        time.settle();
        time.freeze(ofHours(1));
        assertThatHealth(health)
                .hasProbe(Probes.LIVENESS, ProbeStatus.UP)
                .hasProbe(Probes.READINESS, ProbeStatus.UNKNOWN);
    }

    @Test
    void afterStalenessTheFirstResultCountsWhateverTheThresholds() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "database",
                        database,
                        policy -> policy.failureThreshold(5).successThreshold(5)));
        health.start();
        time.settle();
        time.freeze(ofMinutes(1));
        assertThatHealth(health).hasCheck("database", CheckStatus.UNKNOWN, ErrorKind.STALE);
        time.settle();
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    @Test
    void oneStaleCheckMakesNoOtherStale() {
        ScriptedCheck rare = ScriptedCheck.on(time);
        HealthChecker health = time.build(HealthChecker.builder()
                .check("often", database)
                .check("rare", rare, policy -> policy.nonCritical().period(ofHours(1))));
        health.start();
        time.settle();
        time.freeze(ofMinutes(1));
        assertThatHealth(health)
                .hasCheck("often", CheckStatus.UNKNOWN, ErrorKind.STALE)
                .hasCheck("rare", CheckStatus.UP);
        time.freeze(ofHours(4));
        assertThatHealth(health).hasCheck("rare", CheckStatus.UNKNOWN, ErrorKind.STALE);
    }

    @Test
    void theEvidenceOfEachCheckIsFreshUpToItsOwnLastInstant() {
        ScriptedCheck cache = ScriptedCheck.on(time);
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database, policy -> policy.staleAfter(ofSeconds(32)))
                .check("cache", cache, policy -> policy.staleAfter(ofSeconds(40))));
        health.start();
        time.settle();
        time.freeze(ofSeconds(40));
        assertThatHealth(health)
                .hasCheck("database", CheckStatus.UNKNOWN, ErrorKind.STALE)
                .hasCheck("cache", CheckStatus.UP);
    }

    @Test
    void aSnapshotTakenBeforeStaysAsItWas() {
        HealthChecker health = started();
        HealthSnapshot before = health.snapshot();
        time.freeze(ofHours(1));
        assertThatHealth(health.snapshot()).hasProbe(Probes.READINESS, ProbeStatus.UNKNOWN);
        assertThatHealth(before).hasProbe(Probes.READINESS, ProbeStatus.UP).hasCheck("database", CheckStatus.UP);
        assertThat(health.snapshot().version()).isGreaterThan(before.version());
    }

    @Test
    void manyReadersOfAThawedProcessSeeOneVersion() {
        HealthChecker health = started();
        time.freeze(ofHours(1));
        assertThat(health.snapshot()).isSameAs(health.snapshot());
    }
}
