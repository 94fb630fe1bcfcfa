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

import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run ends in one outcome, by its deadline, whatever the check does; and nothing hangs on a hang. */
class CheckDeadlineTest {
    @Test
    void theOutcomeIsDecidedAtTheDeadlineWhateverTheCheckDoes() {
        List<Behavior> behaviors = List.of(
                Behavior.hanging(),
                Behavior.hangingUninterruptibly(),
                Behavior.after(ofSeconds(3), Behavior.up()),
                Behavior.uninterruptiblyAfter(ofMillis(2_001), Behavior.up()));
        for (Behavior behavior : behaviors) {
            for (boolean async : new boolean[] {false, true}) {
                try (VirtualTime time = VirtualTime.create()) {
                    ScriptedCheck check = ScriptedCheck.on(time);
                    check.setBehavior(behavior);
                    HealthChecker.Builder builder = HealthChecker.builder();
                    HealthChecker health =
                            time.build(async ? builder.asyncCheck("it", check.async()) : builder.check("it", check));
                    health.start();
                    time.advance(ofMillis(1_999));
                    assertThatHealth(health).hasCheck("it", CheckStatus.UNKNOWN);
                    time.advance(ofMillis(1));
                    assertThatHealth(health).hasCheck("it", CheckStatus.DOWN, ErrorKind.TIMEOUT);
                }
            }
        }
    }

    @Test
    void aHungCheckNeverKeepsSayingUp() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            health.start();
            time.advance(ofSeconds(5));
            database.setBehavior(Behavior.hangingUninterruptibly());
            time.advance(ofSeconds(12));
            for (int hour = 0; hour < 6 * 24; hour++) {
                assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.DOWN);
                time.advance(ofHours(1));
            }
            CheckSnapshot check = health.snapshot().check("database");
            assertThat(check.error()).isEqualTo(ErrorKind.STUCK);
            assertThat(check.stuckFor()).isGreaterThan(ofHours(143));
            assertThat(check.failures()).isGreaterThan(6 * 24 * 360);
        }
    }

    /** Also when the timer does not get to run: the late result of a run is judged by the clock. */
    @Test
    void aResultAfterTheDeadlineIsDroppedAndCounted() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            database.setBehavior((now, deadline) -> {
                time.freeze(ofMinutes(1));
                return CheckResult.up();
            });
            health.start();
            time.settle();
            database.setBehavior(Behavior.hanging());
            CheckSnapshot check = health.snapshot().check("database");
            assertThat(check.error()).isEqualTo(ErrorKind.TIMEOUT);
            assertThat(check.lateResults()).isEqualTo(1);
        }
    }

    @Test
    void aRunThatGetsNoThreadTimesOutToo() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            time.delayWorkers(ofSeconds(5));
            health.start();
            time.advance(ofSeconds(2));
            assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
            time.advance(ofSeconds(6));
            assertThat(database.runs()).isZero();
            time.delayWorkers(Duration.ZERO);
            time.advance(ofSeconds(10));
            assertThatHealth(health).hasCheck("database", CheckStatus.UP);
        }
    }

    @Test
    void checksRunConcurrently() {
        try (VirtualTime time = VirtualTime.create()) {
            HealthChecker.Builder builder = HealthChecker.builder();
            for (int i = 0; i < 5; i++) {
                ScriptedCheck slow = ScriptedCheck.on(time);
                slow.setBehavior(Behavior.after(ofMillis(400), Behavior.up()));
                builder.check("slow-" + i, slow);
            }
            HealthChecker health = time.build(builder);
            health.start();
            time.advance(ofMillis(399));
            assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UNKNOWN);
            time.advance(ofMillis(1));
            assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        }
    }

    @Test
    void fiveDependenciesHangingForEverAddNoThreadAfterTheFirstMinute() {
        try (VirtualTime time = VirtualTime.create()) {
            List<ScriptedCheck> checks = new ArrayList<>();
            HealthChecker.Builder builder = HealthChecker.builder();
            for (int i = 0; i < 5; i++) {
                ScriptedCheck check = ScriptedCheck.on(time);
                check.setBehavior(Behavior.hangingUninterruptibly());
                checks.add(check);
                builder.check("hanging-" + i, check);
            }
            HealthChecker health = time.build(builder);
            health.start();
            time.advance(ofMinutes(1));
            assertThat(time.busyThreads()).isEqualTo(5);
            for (int i = 0; i < 60; i++) {
                time.advance(ofMinutes(1));
                health.status(Probes.READINESS);
                assertThat(time.busyThreads()).isEqualTo(5);
            }
            assertThat(checks).allMatch(check -> check.runs() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void oneRunInFlightPerCheckWhateverHappens(int seed) {
        try (VirtualTime time = VirtualTime.seeded(seed)) {
            SplittableRandom random = new SplittableRandom(seed);
            List<ScriptedCheck> checks = new ArrayList<>();
            HealthChecker.Builder builder = HealthChecker.builder();
            for (int i = 0; i < 6; i++) {
                ScriptedCheck check = ScriptedCheck.on(time);
                check.setBehavior(Behavior.flapping(
                        Behavior.up(),
                        Behavior.after(ofSeconds(1), Behavior.up()),
                        Behavior.hanging(),
                        Behavior.uninterruptiblyAfter(ofSeconds(7), Behavior.up()),
                        Behavior.throwing(new StackOverflowError()),
                        Behavior.uninterruptiblyAfter(ofSeconds(25), Behavior.degraded("late"))));
                checks.add(check);
                if (i % 2 == 0) {
                    builder.check("check-" + i, check);
                } else {
                    builder.asyncCheck("check-" + i, check.async());
                }
            }
            HealthChecker health = time.build(builder);
            health.start();
            for (int step = 0; step < 400; step++) {
                switch (random.nextInt(5)) {
                    case 0 -> time.freeze(ofMillis(random.nextInt(30_000)));
                    case 1 -> health.runAll(ofMillis(random.nextInt(4_000)));
                    case 2 -> time.delayWorkers(ofMillis(random.nextInt(3_000)));
                    case 3 -> checks.get(random.nextInt(6)).release();
                    default -> time.delayWorkers(Duration.ZERO);
                }
                time.advance(ofMillis(random.nextInt(10_000)));
            }
            assertThat(checks).allSatisfy(check -> {
                assertThat(check.maxConcurrentRuns()).isEqualTo(1);
                assertThat(check.runs()).isGreaterThan(20);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aHangThatStartsIsReportedWithinPeriodPlusTimeoutPlus100ms(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Duration period = ofMillis(random.nextInt(50, 30_000));
        Duration timeout = ofMillis(Math.max(1, (long) (period.toMillis() * random.nextDouble(0.01, 0.999))));
        double jitter = random.nextDouble(0, 0.5);
        boolean stubborn = random.nextBoolean();
        Duration bound = period.plus(timeout).plus(ofMillis(100));
        try (VirtualTime time = VirtualTime.seeded(seed)) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder()
                    .check(
                            "database",
                            database,
                            (CheckPolicy.Builder policy) ->
                                    policy.period(period).timeout(timeout).jitter(jitter)));
            health.start();
            for (int round = 0; round < 5; round++) {
                time.advance(
                        ofMillis(random.nextLong(period.toMillis() * 3 + 1)).plus(bound));
                assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);

                database.setBehavior(stubborn ? Behavior.hangingUninterruptibly() : Behavior.hanging());
                time.advance(bound);
                assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.DOWN);

                time.advance(ofMillis(random.nextLong(period.toMillis() * 3 + 1)));
                database.setBehavior(Behavior.up());
                database.release();
                time.advance(bound);
                assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
            }
        }
    }

    @Test
    void aStuckCheckThatComesBackIsRunAtOnce() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            database.setBehavior(Behavior.hangingUninterruptibly());
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            health.start();
            time.advance(ofMinutes(10));
            database.setBehavior(Behavior.up());
            database.release();
            time.settle();
            assertThatHealth(health).hasCheck("database", CheckStatus.UP);
            CheckSnapshot check = health.snapshot().check("database");
            assertThat(check.lateResults()).isEqualTo(1);
            assertThat(check.stuckFor()).isNull();
        }
    }
}
