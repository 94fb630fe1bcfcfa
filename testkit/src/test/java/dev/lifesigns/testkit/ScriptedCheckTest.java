/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedCheckTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck check = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(HealthChecker.builder().check("it", check));

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void aBehaviorTakesTheTimeThatItSays() {
        check.setBehavior(Behavior.after(ofMillis(700), Behavior.degraded("slow")));
        health.start();
        time.advance(ofMillis(699));
        assertThat(check.inFlight()).isEqualTo(1);
        assertThat(time.busyThreads()).isEqualTo(1);
        time.advance(ofMillis(1));
        assertThatHealth(health).hasCheck("it", CheckStatus.DEGRADED);
        assertThat(check.inFlight()).isZero();
    }

    @Test
    void anInterruptEndsAHangAndNotAStubbornOne() {
        check.setBehavior(Behavior.hanging());
        health.start();
        time.advance(ofSeconds(2));
        assertThat(check.inFlight()).isZero();
        check.setBehavior(Behavior.hangingUninterruptibly());
        time.advance(ofMinutes(1));
        assertThat(check.inFlight()).isEqualTo(1);
    }

    @Test
    void aReleaseLetsAHangContinueAsIfItsTimeHadCome() {
        check.setBehavior(Behavior.hanging());
        health.start();
        time.advance(ofSeconds(1));
        check.release();
        time.settle();
        assertThatHealth(health).hasCheck("it", CheckStatus.UP);
    }

    @Test
    void flappingTakesItsTurns() {
        check.setBehavior(Behavior.flapping(Behavior.up(), Behavior.down(ErrorKind.EXHAUSTED, "pool is empty")));
        for (int turn = 0; turn < 3; turn++) {
            assertThatHealth(health.runAll(ofSeconds(1))).hasCheck("it", CheckStatus.UP);
            assertThatHealth(health.runAll(ofSeconds(1))).hasCheck("it", CheckStatus.DOWN, ErrorKind.EXHAUSTED);
        }
        assertThat(check.runs()).isEqualTo(6);
        assertThat(check.maxConcurrentRuns()).isEqualTo(1);
    }

    @Test
    void anAsynchronousOneBehavesTheSameAndHoldsNoThreadOfTheEngine() {
        List<String> stories = new ArrayList<>();
        for (boolean async : new boolean[] {false, true}) {
            try (VirtualTime other = VirtualTime.create()) {
                ScriptedCheck scripted = ScriptedCheck.on(other);
                scripted.setBehavior(Behavior.flapping(
                        Behavior.up(), Behavior.hanging(), Behavior.uninterruptiblyAfter(ofSeconds(5), Behavior.up())));
                StringBuilder story = new StringBuilder();
                HealthChecker.Builder builder = HealthChecker.builder()
                        .onTransition(
                                transition -> story.append(transition.at()).append(transition.toName()));
                other.build(async ? builder.asyncCheck("it", scripted.async()) : builder.check("it", scripted))
                        .start();
                other.advance(ofMinutes(2));
                stories.add(story.toString());
            }
        }
        assertThat(stories.get(1)).isEqualTo(stories.get(0)).isNotEmpty();
    }

    @Test
    void itSaysWhatItLooksAt() {
        assertThat(check.scope()).isEqualTo(CheckScope.DEPENDENCY);
        assertThat(ScriptedCheck.on(time).scope(CheckScope.PROCESS).async().scope())
                .isEqualTo(CheckScope.PROCESS);
    }

    @Test
    void anAssertionThatFailsSaysWhatIsTheCase() {
        check.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "refused"));
        SnapshotAssert snapshot = assertThatHealth(health.runAll(ofSeconds(1)));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> snapshot.hasCheck("it", CheckStatus.UP))
                .withMessage("expected check 'it' to be UP, error null, but it is DOWN, error UNREACHABLE (refused)");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> snapshot.hasProbe("readiness", ProbeStatus.UP))
                .withMessage("expected probe 'readiness' to be UP but it is DOWN");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> snapshot.hasCheck("other", CheckStatus.UP))
                .withMessageStartingWith("expected a check 'other' among");
    }

    /** Only the test moves time: a check that tries to is an outcome, not a riddle. */
    @Test
    void aCheckCannotMoveTime() {
        check.setBehavior((now, deadline) -> {
            now.advance(Duration.ofSeconds(1));
            return CheckResult.up();
        });
        health.start();
        time.settle();
        assertThatHealth(health).hasCheck("it", CheckStatus.DOWN, ErrorKind.FAILED);
        assertThat(health.snapshot().check("it").message()).contains("advance: called by virtual-time");
    }
}
