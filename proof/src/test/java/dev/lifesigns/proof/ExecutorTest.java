/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An executor of the user's can do anything, and none of it harms more than the checks that it was given. */
class ExecutorTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);

    @AfterEach
    void end() {
        time.close();
    }

    private HealthChecker started(Executor executor) {
        HealthChecker health =
                time.build(HealthChecker.builder().check("database", database).executor(executor));
        health.start();
        return health;
    }

    @Test
    void anExecutorThatRunsTasksOnTheSpotHoldsUpNobody() {
        HealthChecker health = started(Runnable::run);
        database.setBehavior(Behavior.hangingUninterruptibly());

        time.advance(ofMinutes(1));

        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.STUCK);
    }

    @Test
    void anExecutorThatBlocksHoldsUpNoDeadline() {
        HealthChecker health = started(task -> blockStubbornly());

        time.advance(ofSeconds(2));

        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        assertThat(database.runs()).isZero();
    }

    @Test
    void anExecutorThatDropsTasksIsNotStuckForEver() {
        AtomicBoolean full = new AtomicBoolean(true);
        List<Runnable> dropped = new ArrayList<>();
        HealthChecker health = started(task -> {
            if (full.get()) {
                dropped.add(task);
            } else {
                task.run();
            }
        });
        time.advance(ofMinutes(1));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        assertThat(health.snapshot().check("database").stuckFor()).isNull();
        assertThat(health.snapshot().check("database").failures()).isGreaterThan(4);

        full.set(false);
        time.advance(ofSeconds(10));
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);

        dropped.forEach(Runnable::run);
        assertThat(database.maxConcurrentRuns()).isEqualTo(1);
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    /** Each period one more, if it did not count as in flight: threads of ours, held up in it. */
    @Test
    void anExecutorThatBlocksIsBroughtOneRunOnly() {
        int[] brought = new int[1];
        HealthChecker health = started(task -> {
            brought[0]++;
            blockStubbornly();
        });
        time.advance(ofMinutes(5));
        assertThat(brought[0]).isEqualTo(1);
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.STUCK);
    }

    @Test
    void anExecutorThatRefusesIsAnOutcome() {
        AtomicBoolean full = new AtomicBoolean(true);
        HealthChecker health = started(task -> {
            if (full.get()) {
                throw new RejectedExecutionException("queue is full");
            }
            task.run();
        });
        time.settle();
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.FAILED);
        assertThat(health.snapshot().check("database").message()).contains("queue is full");

        full.set(false);
        time.advance(ofSeconds(10));

        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    @Test
    void anExecutorThatIsSaturatedTimesOutAndNeverRunsWhatCameTooLate() {
        List<Runnable> queue = new ArrayList<>();
        HealthChecker health = started(queue::add);
        time.advance(ofMinutes(1));
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);

        queue.forEach(Runnable::run);
        assertThat(database.runs()).isZero();
        queue.clear();
        while (queue.isEmpty()) {
            time.advance(ofSeconds(1));
        }
        queue.remove(0).run();

        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
        assertThat(database.runs()).isEqualTo(1);
    }

    @Test
    void anExecutorThatRunsATaskTwiceRunsTheCheckOnce() {
        started(task -> {
            task.run();
            task.run();
        });

        time.settle();

        assertThat(database.runs()).isEqualTo(1);
    }

    @Test
    void anExecutorThatRunsATaskOnTwoThreadsStartsOneRun() {
        database.setBehavior(Behavior.after(ofSeconds(1), Behavior.up()));
        HealthChecker health = started(task -> {
            for (int thread = 0; thread < 2; thread++) {
                time.after(Duration.ZERO, () -> {
                    task.run();
                    return true;
                });
            }
        });

        time.advance(ofSeconds(1));

        assertThat(database.runs()).isEqualTo(1);
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    @Test
    void anExecutorThatRejectsWhatItRunsAllTheSameStartsNoSecondRun() {
        List<Runnable> queue = new ArrayList<>();
        HealthChecker health = started(task -> {
            queue.add(task);
            throw new RejectedExecutionException("no");
        });
        time.settle();

        queue.forEach(Runnable::run);

        assertThat(database.runs()).isZero();
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.FAILED);
    }

    private void blockStubbornly() {
        Duration end = time.elapsed().plus(ofMinutes(5));
        while (time.elapsed().compareTo(end) < 0) {
            try {
                time.sleep(end.minus(time.elapsed()));
            } catch (InterruptedException ignored) {
                // Stubborn on purpose.
            }
        }
    }
}
