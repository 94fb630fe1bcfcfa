/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aHealthyCheckIsUpAtOnceAndADayPassesInNoTime() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            assertThatHealth(health).hasProbe("readiness", ProbeStatus.UNKNOWN);
            health.start();
            time.settle();
            assertThatHealth(health).hasCheck("database", CheckStatus.UP).hasProbe("readiness", ProbeStatus.UP);
            time.advance(Duration.ofDays(1));
            assertThat(database.runs()).isBetween(8_640, 9_700);
        }
    }

    @Test
    void aWatcherIsCalledBetweenAnyTwoEventsAndItsFailureIsThatOfTheTest() {
        try (VirtualTime time = VirtualTime.create()) {
            List<Integer> seen = new ArrayList<>();
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            time.watch(() -> seen.add(database.runs()));
            health.start();
            time.advance(Duration.ofMinutes(1));
            assertThat(seen).contains(0, 1, 2, 3, 4, 5, 6).isSorted();

            time.watch(() -> {
                throw new IllegalStateException("broken promise");
            });
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(time::settle)
                    .havingCause()
                    .withMessage("broken promise");
            time.watch(() -> {});
        }
    }

    @Test
    void aHangIsDownByItsDeadlineAndHoldsOneThread() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            health.start();
            time.advance(SECOND);
            database.setBehavior(Behavior.hangingUninterruptibly());
            time.advance(Duration.ofSeconds(12));
            assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
            time.advance(Duration.ofMinutes(10));
            assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.STUCK);
            assertThat(time.busyThreads()).isEqualTo(1);
            assertThat(database.maxConcurrentRuns()).isEqualTo(1);
            database.setBehavior(Behavior.up());
            database.release();
            time.advance(Duration.ofSeconds(10));
            assertThatHealth(health).hasCheck("database", CheckStatus.UP);
            assertThat(health.snapshot().checks().get(0).lateResults()).isEqualTo(1);
            assertThat(time.busyThreads()).isZero();
        }
    }

    @Test
    void anInterruptedHangEndsAtItsDeadline() {
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            database.setBehavior(Behavior.hanging());
            HealthChecker health = time.build(HealthChecker.builder().check("database", database));
            health.start();
            time.advance(Duration.ofMillis(1_999));
            assertThat(database.inFlight()).isEqualTo(1);
            time.advance(Duration.ofMillis(1));
            assertThat(database.inFlight()).isZero();
            assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        }
    }

    @Test
    void aFrozenProcessKnowsNothingWhenItThaws() {
        try (VirtualTime time = VirtualTime.create()) {
            HealthChecker health = time.build(HealthChecker.builder().check("database", ScriptedCheck.on(time)));
            health.start();
            time.settle();
            time.freeze(Duration.ofSeconds(33));
            assertThatHealth(health).hasCheck("database", CheckStatus.UNKNOWN, ErrorKind.STALE);
            assertThat(health.status("readiness")).isEqualTo(ProbeStatus.UNKNOWN);
            time.settle();
            assertThatHealth(health).hasCheck("database", CheckStatus.UP);
        }
    }

    @Test
    void theSameSeedPlaysTheSameStory() {
        assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8));
    }

    @Test
    void onlyThreadsOfTheTimeMaySleepInIt() {
        try (VirtualTime time = VirtualTime.create()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> time.sleep(SECOND))
                    .withMessageContaining("sleep:");
        }
    }

    private static List<String> story(long seed) {
        List<String> story = new ArrayList<>();
        try (VirtualTime time = VirtualTime.seeded(seed)) {
            ScriptedCheck flapping = ScriptedCheck.on(time);
            flapping.setBehavior(Behavior.flapping(
                    Behavior.up(), Behavior.hanging(), Behavior.up(), Behavior.throwing(new StackOverflowError())));
            HealthChecker health = time.build(HealthChecker.builder()
                    .check("flapping", flapping)
                    .onTransition((Transition t) -> story.add(t.at() + " " + t.name() + " " + t.toName())));
            health.start();
            time.advance(Duration.ofMinutes(5));
        }
        return story;
    }
}
