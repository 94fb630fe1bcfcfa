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
import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hangs when its check is replaced or removed does not pile up under its name. */
class LeftRunsTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck tenant = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(HealthChecker.builder());

    @BeforeEach
    void start() {
        health.start();
    }

    @AfterEach
    void end() {
        time.close();
    }

    /** As a reloaded configuration does, again and again, in an outage. */
    @Test
    void replacingACheckThatHangsDoesNotPileUpWork() {
        tenant.setBehavior(Behavior.hangingUninterruptibly());
        CheckHandle handle = health.add("tenant-42", tenant);
        time.advance(ofSeconds(5));
        for (int i = 0; i < 20; i++) {
            handle.replace(tenant);
            time.advance(ofSeconds(5));
        }
        assertThat(tenant.maxConcurrentRuns()).isEqualTo(2);
        assertThat(tenant.runs()).isEqualTo(2);
        CheckSnapshot seen = health.snapshot().check("tenant-42");
        assertThat(seen.error()).isEqualTo(ErrorKind.STUCK);
        assertThat(seen.stuckFor())
                .as("of the first of all, as of the last period")
                .isGreaterThan(ofSeconds(90));
        assertThat(seen.message()).startsWith("has not returned for ");

        tenant.setBehavior(Behavior.up());
        time.advance(ofMinutes(1));
        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.DOWN, ErrorKind.STUCK);
        tenant.release();
        time.settle();
        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.UP);
        assertThat(health.snapshot().check("tenant-42").stuckFor()).isNull();
        assertThat(health.snapshot().check("tenant-42").lateResults()).isZero();
    }

    @Test
    void replacingAnAsynchronousCheckThatHangsDoesNotEither() {
        List<CompletableFuture<CheckResult>> asked = new ArrayList<>();
        AsyncHealthCheck hanging = deadline -> {
            CompletableFuture<CheckResult> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        };
        CheckHandle handle = health.addAsync("tenant-42", hanging);
        for (int i = 0; i < 20; i++) {
            time.advance(ofSeconds(5));
            handle.replaceAsync(hanging);
        }
        assertThat(asked).hasSize(2);

        asked.get(0).complete(CheckResult.up("too late"));
        time.settle();
        assertThat(asked).as("one at a time, as soon as one has returned").hasSize(3);
        assertThat(health.snapshot().check("tenant-42").stuckFor()).isNull();
        asked.get(2).complete(CheckResult.up("in time"));
        time.settle();
        assertThat(health.snapshot().check("tenant-42").message()).isEqualTo("in time");
    }

    @Test
    void removingAndAddingACheckThatHangsDoesNotEither() {
        tenant.setBehavior(Behavior.hangingUninterruptibly());
        for (int i = 0; i < 20; i++) {
            CheckHandle handle = health.add("tenant-42", tenant);
            time.advance(ofSeconds(5));
            handle.remove();
        }
        assertThat(tenant.maxConcurrentRuns()).isEqualTo(2);
        health.add("tenant-42", tenant);
        time.settle();
        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.DOWN, ErrorKind.STUCK);
    }

    @Test
    void aReplacementIsNotStuckBeforeTheDeadlineOfWhatItWaitsFor() {
        tenant.setBehavior(Behavior.hangingUninterruptibly());
        CheckHandle handle = health.add("tenant-42", tenant);
        for (int i = 0; i < 5; i++) {
            time.settle();
            handle.replace(tenant);
        }
        time.advance(ofMillis(1_999));
        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.UNKNOWN);
        time.advance(ofMillis(1));
        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.DOWN, ErrorKind.STUCK);
        assertThat(tenant.runs()).isEqualTo(2);
    }

    /** It is read, and neither waited for nor run, while it cannot start. */
    @Test
    void aCheckThatRunsWhenReadIsBoundAlike() {
        tenant.setBehavior(Behavior.hangingUninterruptibly());
        CheckSchedule onProbe = CheckSchedule.onProbe(ofSeconds(10));
        CheckHandle handle = health.add("tenant-42", tenant, policy -> policy.schedule(onProbe));
        for (int i = 0; i < 5; i++) {
            CompletableFuture<HealthSnapshot> unused =
                    health.fresh(Probes.READINESS).toCompletableFuture();
            time.advance(ofSeconds(5));
            handle.replace(tenant, policy -> policy.schedule(onProbe));
        }
        assertThat(tenant.maxConcurrentRuns()).isEqualTo(2);
        assertThat(health.freshNow(Probes.READINESS)).isNotNull();
        time.settle();
        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.DOWN, ErrorKind.STUCK);

        tenant.setBehavior(Behavior.up());
        tenant.release();
        time.advance(ofMinutes(1));
        assertThat(tenant.runs()).as("nobody has asked").isEqualTo(2);
        assertThat(health.freshNow(Probes.READINESS)).isNull();
        health.runAll(ofSeconds(1));
        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.UP);
    }

    /** An executor has accepted the run of a check that was then removed, and never starts it. */
    @Test
    void whatAnExecutorHasDroppedIsNotWaitedFor() {
        List<Runnable> dropped = new ArrayList<>();
        HealthChecker other = time.build(HealthChecker.builder().executor(dropped::add));
        other.start();
        CheckHandle handle = other.add("tenant-42", tenant);
        for (int i = 0; i < 10; i++) {
            time.advance(ofSeconds(1));
            handle.replace(tenant);
        }
        time.settle();
        assertThat(dropped).hasSize(11);
        assertThat(other.snapshot().check("tenant-42").stuckFor()).isNull();
        other.close();
    }
}
