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

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One shot, and waiting for news. */
class RunAllTest {
    private static final Duration CENTURIES = Duration.ofSeconds(Long.MAX_VALUE);

    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(HealthChecker.builder().check("database", database));

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void runAllWorksBeforeStartAndStartContinuesFromThere() {
        assertThatHealth(health.runAll(ofSeconds(5))).hasCheck("database", CheckStatus.UP);
        time.advance(ofMinutes(1));
        assertThat(database.runs()).isEqualTo(1);
        health.start();
        time.settle();
        assertThat(database.runs()).isEqualTo(2);
    }

    @Test
    void runAllReturnsAsSoonAsAllOutcomesAreThere() {
        database.setBehavior(Behavior.after(ofMillis(300), Behavior.up()));
        health.runAll(ofSeconds(30));
        assertThat(time.elapsed()).isEqualTo(ofMillis(300));
    }

    @Test
    void runAllReturnsWithinTheGivenTimeWhateverTheChecksDo() {
        database.setBehavior(Behavior.hangingUninterruptibly());
        HealthSnapshot snapshot = health.runAll(ofMillis(500));
        assertThat(time.elapsed()).isEqualTo(ofMillis(500));
        time.settle();
        assertThatHealth(snapshot.check("database").status() == CheckStatus.DOWN ? snapshot : health.snapshot())
                .hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        health.runAll(ofSeconds(5));
        assertThat(time.elapsed()).isEqualTo(ofMillis(500));
        assertThat(database.runs()).isEqualTo(1);
    }

    @Test
    void runAllDoesNotWaitForAStuckCheck() {
        database.setBehavior(Behavior.hangingUninterruptibly());
        health.start();
        time.advance(ofMinutes(1));
        assertThatHealth(health.runAll(ofSeconds(5))).hasCheck("database", CheckStatus.DOWN, ErrorKind.STUCK);
        assertThat(time.elapsed()).isEqualTo(ofMinutes(1));
    }

    @Test
    void runAllJoinsARunInFlight() {
        database.setBehavior(Behavior.after(ofSeconds(1), Behavior.up()));
        health.start();
        time.advance(ofMillis(600));
        assertThatHealth(health.runAll(ofSeconds(5))).hasCheck("database", CheckStatus.UP);
        assertThat(time.elapsed()).isEqualTo(ofSeconds(1));
        assertThat(database.runs()).isEqualTo(1);
    }

    @Test
    void noDurationIsTooLongOrTooShort() {
        assertThatHealth(health.runAll(CENTURIES)).hasProbe(Probes.READINESS, ProbeStatus.UP);
        health.runAll(Duration.ofSeconds(Long.MIN_VALUE));
        health.runAll(Duration.ZERO);
        HealthSnapshot now = health.snapshot();
        assertThat(health.changed(now, Duration.ofSeconds(Long.MIN_VALUE)).toCompletableFuture())
                .isCompleted();
        CompletableFuture<HealthSnapshot> patient =
                health.changed(now, CENTURIES).toCompletableFuture();
        time.advance(ofSeconds(10));
        assertThat(patient).isNotCompleted();
        assertThat(CheckDeadline.after(CENTURIES).remaining()).isGreaterThan(Duration.ofDays(300));
        assertThat(CheckDeadline.after(Duration.ofSeconds(Long.MIN_VALUE)).expired())
                .isTrue();
    }

    @Test
    void newsComesWithTheChangeAndNotBefore() {
        health.start();
        time.settle();
        CompletableFuture<HealthSnapshot> news =
                health.changed(health.snapshot(), ofMinutes(10)).toCompletableFuture();
        time.advance(ofSeconds(25));
        assertThat(news).isNotCompleted();
        database.setBehavior(Behavior.down(ErrorKind.FAILED, "gone"));
        time.advance(ofSeconds(10));
        assertThat(news).isCompleted();
        assertThatHealth(news.join()).hasProbe(Probes.READINESS, ProbeStatus.DOWN);
    }

    @Test
    void withoutAChangeAWaitIsAnsweredWhenTheTimeHasPassed() {
        health.start();
        time.settle();
        CompletableFuture<HealthSnapshot> news =
                health.changed(health.snapshot(), ofSeconds(60)).toCompletableFuture();
        time.advance(ofMillis(59_999));
        assertThat(news).isNotCompleted();
        time.advance(ofMillis(1));
        assertThat(news).isCompleted();
    }

    @Test
    void stalenessIsNewsToo() {
        database.setBehavior(Behavior.flapping(Behavior.up(), Behavior.hangingUninterruptibly()));
        HealthChecker rare = time.build(HealthChecker.builder().check("database", database));
        rare.runAll(ofSeconds(1));
        CompletableFuture<HealthSnapshot> news =
                rare.changed(rare.snapshot(), ofMinutes(10)).toCompletableFuture();
        time.advance(ofSeconds(33));
        assertThat(news).isCompleted();
        assertThatHealth(news.join()).hasCheck("database", CheckStatus.UNKNOWN, ErrorKind.STALE);
    }

    @Test
    void noMoreThanAThousandWaitAtATime() {
        health.start();
        time.settle();
        HealthSnapshot now = health.snapshot();
        List<CompletableFuture<HealthSnapshot>> waiting = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waiting.add(health.changed(now, ofSeconds(60)).toCompletableFuture());
        }
        assertThat(health.changed(now, ofSeconds(60)).toCompletableFuture()).isCompleted();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        health.drain();
        time.settle();
        assertThat(waiting).allMatch(CompletableFuture::isDone);
        assertThat(health.changed(health.snapshot(), ofSeconds(60)).toCompletableFuture())
                .isNotCompleted();
    }

    @Test
    void theDeadlineShowsWhatIsLeft() {
        Duration[] left = new Duration[2];
        int[] millis = new int[1];
        database.setBehavior((now, deadline) -> {
            left[0] = deadline.remaining();
            now.sleep(ofMillis(500));
            left[1] = deadline.remaining();
            millis[0] = deadline.remainingMillis();
            return CheckResult.up();
        });
        health.runAll(ofSeconds(1));
        assertThat(left).containsExactly(ofSeconds(1), ofMillis(500));
        assertThat(millis[0]).isEqualTo(500);
    }
}
