/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bound within which hanging dependencies are noticed, to the nanosecond: the agent's {@code HangingDependenciesIT} meets
 * real ones, where a clock can only say that it happened.
 */
class HangingDependenciesTest {
    private static final Duration PERIOD = ofMillis(300);
    private static final Duration TIMEOUT = ofMillis(200);

    /** A dependency starts to hang at every point of a period, and in a run or out of one. */
    static Stream<Duration> moments() {
        return Stream.of(0, 1, 50, 149, 199, 200, 201, 250, 299).map(Duration::ofMillis);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void fiveThatHangAreDownWithinPeriodAndTimeoutWithOneRunInFlightEach(Duration moment) {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck[] checks = new ScriptedCheck[5];
            HealthChecker.Builder builder = HealthChecker.builder();
            for (int i = 0; i < checks.length; i++) {
                checks[i] = ScriptedCheck.on(time);
                builder.check(
                        "dependency-" + i,
                        checks[i],
                        policy -> policy.period(PERIOD).timeout(TIMEOUT));
            }
            HealthChecker health = time.build(builder);
            health.start();
            time.settle();
            time.advance(PERIOD.multipliedBy(10).plus(moment));
            assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);

            for (ScriptedCheck check : checks) {
                check.setBehavior(Behavior.hangingUninterruptibly());
            }
            time.advance(PERIOD.plus(TIMEOUT));

            for (int i = 0; i < checks.length; i++) {
                assertThat(health.snapshot().check("dependency-" + i).status()).isEqualTo(CheckStatus.DOWN);
            }
            assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.DOWN);

            int[] runs = runs(checks);
            time.advance(PERIOD.multipliedBy(1_000));
            assertThat(runs(checks)).isEqualTo(runs);
            assertThat(time.busyThreads()).isEqualTo(checks.length);

            for (ScriptedCheck check : checks) {
                check.setBehavior(Behavior.up());
                check.release();
            }
            time.advance(PERIOD);
            assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);
            assertThat(checks).allMatch(check -> check.maxConcurrentRuns() == 1);
        }
    }

    /** Without jitter the bound is met exactly: a nanosecond before it, the answer is still that of the last run. */
    @ParameterizedTest
    @MethodSource("moments")
    void theVerdictChangesAtTheDeadlineOfTheFirstRunThatHangs(Duration moment) {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder()
                    .check(
                            "database",
                            database,
                            policy -> policy.period(PERIOD).timeout(TIMEOUT).jitter(0)));
            health.start();
            time.settle();
            time.advance(PERIOD.multipliedBy(2).plus(moment));
            database.setBehavior(Behavior.hangingUninterruptibly());

            // The last run took no time, so the next one starts a period after its result.
            Instant deadline =
                    health.snapshot().check("database").checkedAt().plus(PERIOD).plus(TIMEOUT);
            time.advance(Duration.between(time.now(), deadline).minus(ofNanos(1)));
            assertThatHealth(health).hasCheck("database", CheckStatus.UP);
            time.advance(ofNanos(1));
            assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        }
    }

    private static int[] runs(ScriptedCheck... checks) {
        return Stream.of(checks).mapToInt(ScriptedCheck::runs).toArray();
    }
}
