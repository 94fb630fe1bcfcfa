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

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Preparable;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A check is prepared once, before the clock of its first run starts, and no preparation hides what hangs. */
class PreparableTest {
    private static final Duration FOREVER = ofMinutes(60);

    private final VirtualTime time = VirtualTime.create();
    private final List<String> happened = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
    }

    /** Takes a while to prepare, and says what happens to it. */
    private class Cold implements HealthCheck, Preparable {
        private final Duration preparation;
        private final boolean interruptible;

        Cold(Duration preparation, boolean interruptible) {
            this.preparation = preparation;
            this.interruptible = interruptible;
        }

        @Override
        public void prepare() throws InterruptedException {
            happened.add("prepare");
            Duration end = time.elapsed().plus(preparation);
            while (time.elapsed().compareTo(end) < 0) {
                try {
                    time.sleep(end.minus(time.elapsed()));
                } catch (InterruptedException e) {
                    happened.add("interrupted");
                    if (interruptible) {
                        throw e;
                    }
                }
            }
        }

        @Override
        public CheckResult check(CheckDeadline deadline) throws InterruptedException {
            happened.add("run with " + deadline.remaining().toMillis() + " ms left");
            time.sleep(ofMillis(400));
            return CheckResult.up();
        }
    }

    private HealthChecker started(HealthCheck check) {
        HealthChecker health =
                time.build(HealthChecker.builder().check("database", check, policy -> policy.timeout(ofMillis(500))));
        health.start();
        return health;
    }

    @Test
    void theClockStartsWhenItIsPrepared() {
        HealthChecker health = started(new Cold(ofSeconds(9), true));
        time.advance(ofSeconds(9));
        assertThatHealth(health).hasCheck("database", CheckStatus.UNKNOWN);
        time.advance(ofMillis(400));
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
        assertThat(health.snapshot().check("database").latency()).isEqualTo(ofMillis(400));
        assertThat(happened).containsExactly("prepare", "run with 500 ms left");
    }

    @Test
    void itIsPreparedOnce() {
        HealthChecker health = started(new Cold(ofSeconds(1), true));
        time.advance(ofMinutes(5));
        assertThat(health.snapshot().check("database").runs()).isGreaterThan(25);
        assertThat(happened).containsOnlyOnce("prepare");
    }

    @Test
    void theRunAfterThatComesAPeriodAfterTheClockHasStarted() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "database",
                        new Cold(ofSeconds(9), true),
                        policy -> policy.period(ofSeconds(1)).timeout(ofMillis(500))));
        health.start();
        time.advance(ofSeconds(10));
        assertThat(happened)
                .contains("run with 500 ms left", "run with 500 ms left")
                .doesNotContain("interrupted");
    }

    /** With another scope and decorated, and asynchronous. */
    @Test
    void whateverItIsWrappedIn() {
        for (HealthCheck wrapped : List.of(
                new Cold(ofSeconds(5), true).withScope(CheckScope.HOST),
                HealthCheck.decorate(new Cold(ofSeconds(5), true), (check, deadline) -> check.check(deadline)))) {
            HealthChecker health = started(wrapped);
            time.advance(ofSeconds(6));
            assertThatHealth(health).hasCheck("database", CheckStatus.UP);
            health.close();
        }
    }

    @Test
    void aPreparationThatHangsIsATimeoutThatIsInterrupted() {
        HealthChecker health = started(new Cold(FOREVER, true));
        time.advance(ofMillis(10_499));
        assertThatHealth(health).hasCheck("database", CheckStatus.UNKNOWN);
        time.advance(ofMillis(1));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        assertThat(health.snapshot().check("database").message()).isEqualTo("no result within 10500 ms");
        assertThat(health.snapshot().check("database").stuckFor()).isNull();
        assertThat(happened)
                .as("the next run was due")
                .containsExactly("prepare", "interrupted", "run with 500 ms left");

        time.advance(ofMillis(400));
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    @Test
    void oneThatIgnoresTheInterruptIsStuck() {
        HealthChecker health = started(new Cold(FOREVER, false));
        time.advance(ofMinutes(5));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.STUCK);
        assertThat(health.snapshot().check("database").stuckFor()).isGreaterThan(ofMinutes(4));
        assertThat(time.busyThreads()).isEqualTo(1);
    }

    /** The clock starts all the same. */
    @Test
    void afterTenSecondsItTakesFromTheTimeOfTheRun() {
        HealthChecker health = started(new Cold(ofMillis(10_200), true));
        time.advance(ofMinutes(1));
        assertThat(happened).startsWith("prepare", "run with 300 ms left");
        assertThat(health.snapshot().check("database").failures()).isEqualTo(1);
    }

    @Test
    void whatIsMissingIsReportedByTheRun() {
        HealthChecker health = started(new Cold(Duration.ZERO, true) {
            @Override
            public void prepare() {
                throw new NoClassDefFoundError("org/postgresql/Driver");
            }
        });
        time.advance(ofSeconds(1));
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    @Test
    void runAllDoesNotWaitLongerForIt() {
        HealthChecker health = time.build(HealthChecker.builder().check("database", new Cold(FOREVER, true)));
        Duration before = time.elapsed();
        health.runAll(ofSeconds(3));
        assertThat(time.elapsed().minus(before)).isEqualTo(ofSeconds(3));
        time.settle();
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
    }

    @Test
    void oneThatIsRemovedMeanwhileIsNotRun() {
        HealthChecker health = started(new Cold(ofSeconds(5), false));
        time.advance(ofSeconds(1));
        health.handle("database").remove();
        time.advance(ofSeconds(10));
        assertThat(happened).containsExactly("prepare", "interrupted");
        assertThat(time.busyThreads()).isZero();
    }

    @Test
    void aReplacementIsPreparedToo() {
        HealthChecker health = started(deadline -> CheckResult.up());
        time.advance(ofSeconds(1));
        health.handle("database").replace(new Cold(ofSeconds(9), true));
        time.advance(ofSeconds(10));
        assertThat(happened).startsWith("prepare", "run with 500 ms left");
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    @Test
    void anAsynchronousOneIsPreparedAlike() {
        final class Search implements AsyncHealthCheck, Preparable {
            @Override
            public void prepare() throws InterruptedException {
                time.sleep(ofSeconds(5));
                happened.add("prepared");
            }

            @Override
            public CompletionStage<CheckResult> check(CheckDeadline deadline) {
                happened.add("run with " + deadline.remaining().toMillis() + " ms left");
                return CompletableFuture.completedFuture(CheckResult.up());
            }
        }
        HealthChecker health =
                time.build(HealthChecker.builder().asyncCheck("search", new Search().withScope(CheckScope.HOST)));
        health.start();
        time.advance(ofSeconds(6));
        assertThatHealth(health).hasCheck("search", CheckStatus.UP);
        assertThat(happened).containsExactly("prepared", "run with 2000 ms left");
    }
}
