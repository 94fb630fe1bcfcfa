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

import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thresholds are consecutive. Each step of a story is one run: F fails, S succeeds, D is degraded. */
class ThresholdTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);

    @AfterEach
    void end() {
        time.close();
    }

    private String story(int failureThreshold, int successThreshold, String outcomes) {
        HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "database",
                        database,
                        policy -> policy.failureThreshold(failureThreshold).successThreshold(successThreshold)));
        StringBuilder story = new StringBuilder();
        for (int run = 0; run < outcomes.length(); run++) {
            database.setBehavior(
                    switch (outcomes.charAt(run)) {
                        case 'F' -> Behavior.down(ErrorKind.UNREACHABLE, "refused");
                        case 'D' -> Behavior.degraded("slow");
                        default -> Behavior.up();
                    });
            CheckStatus status = health.runAll(ofSeconds(2)).check("database").status();
            story.append(status.wireName().charAt(0));
        }
        return story.toString();
    }

    @Test
    void anOppositeResultResetsTheCount() {
        assertThat(story(3, 1, "SFSSSFSSF")).isEqualTo("uuuuuuuuu");
        assertThat(story(3, 1, "SFFSFFSFF")).isEqualTo("uuuuuuuuu");
        assertThat(story(1, 3, "FSSFSSFSSS")).isEqualTo("ddddddddd" + "u");
    }

    @Test
    void itIsDownWithTheThirdFailureInARow() {
        assertThat(story(3, 1, "SFFFS")).isEqualTo("uuudu");
    }

    @Test
    void itIsUpWithTheSecondSuccessInARow() {
        assertThat(story(1, 2, "SFSSF")).isEqualTo("uddud");
    }

    @Test
    void theFirstResultEverTakesEffectAtOnce() {
        assertThat(story(5, 5, "F")).isEqualTo("d");
        assertThat(story(5, 5, "S")).isEqualTo("u");
        assertThat(story(5, 5, "D")).isEqualTo("d");
    }

    @Test
    void degradedIsASuccessAndShowsAtOnce() {
        ScriptedCheck it = ScriptedCheck.on(time);
        HealthChecker health = time.build(HealthChecker.builder()
                .check("it", it, policy -> policy.failureThreshold(3).successThreshold(3)));
        health.runAll(ofSeconds(1));
        it.setBehavior(Behavior.degraded("slow"));
        assertThatHealth(health.runAll(ofSeconds(1))).hasCheck("it", CheckStatus.DEGRADED);
        it.setBehavior(Behavior.up());
        assertThatHealth(health.runAll(ofSeconds(1))).hasCheck("it", CheckStatus.UP);
    }

    @Test
    void theErrorIsThatOfTheStandingStatusNotOfAFailureThatDoesNotCountYet() {
        HealthChecker health =
                time.build(HealthChecker.builder().check("database", database, policy -> policy.failureThreshold(2)));
        health.runAll(ofSeconds(1));
        database.setBehavior(Behavior.down(ErrorKind.UNREACHABLE, "refused"));
        assertThatHealth(health.runAll(ofSeconds(1))).hasCheck("database", CheckStatus.UP);
        assertThat(health.snapshot().check("database").consecutiveFailures()).isEqualTo(1);
        assertThatHealth(health.runAll(ofSeconds(1))).hasCheck("database", CheckStatus.DOWN, ErrorKind.UNREACHABLE);
    }

    @Test
    void eachPeriodThatARunIsStuckCountsAsAFailure() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "database",
                        database,
                        policy -> policy.failureThreshold(3).jitter(0)));
        health.start();
        time.advance(ofMinutes(1));
        database.setBehavior(Behavior.hangingUninterruptibly());
        while (database.inFlight() == 0) {
            time.advance(ofMillis(1));
        }
        time.advance(ofSeconds(19));
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
        time.advance(ofSeconds(1));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.STUCK);
        assertThat(health.snapshot().check("database").runs()).isEqualTo(database.runs());
        assertThat(health.snapshot().check("database").failures()).isEqualTo(3);
    }
}
