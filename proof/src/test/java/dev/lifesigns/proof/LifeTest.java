/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Start, startup and drain. */
class LifeTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void nothingRunsBeforeStart() {
        HealthChecker health = time.build(HealthChecker.builder().check("database", database));
        time.advance(ofHours(1));
        assertThat(database.runs()).isZero();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.NEW);
        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UNKNOWN);
    }

    @Test
    void theFirstRunIsImmediate() {
        HealthChecker health =
                time.build(HealthChecker.builder().check("hourly", database, policy -> policy.period(ofHours(1))));
        health.start();
        time.settle();
        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);
    }

    @Test
    void theFirstRunWaitsForTheInitialDelayAndTheWaitIsVisible() {
        HealthChecker health = time.build(
                HealthChecker.builder().check("database", database, policy -> policy.initialDelay(ofSeconds(30))));
        health.start();
        time.advance(ofSeconds(29));
        assertThat(database.runs()).isZero();
        assertThatHealth(health)
                .hasCheck("database", CheckStatus.UNKNOWN)
                .hasProbe(Probes.READINESS, ProbeStatus.UNKNOWN);
        time.advance(ofSeconds(1));
        assertThatHealth(health).hasCheck("database", CheckStatus.UP);
    }

    @Test
    void aNonCriticalCheckThatNeverRanHoldsUpNobody() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check("extra", database, policy -> policy.nonCritical().initialDelay(ofHours(1))));
        health.start();
        time.settle();
        assertThatHealth(health).hasCheck("extra", CheckStatus.UNKNOWN).hasProbe(Probes.READINESS, ProbeStatus.UP);
    }

    @Test
    void aSecondStartDoesNothing() {
        HealthChecker health = time.build(HealthChecker.builder().check("database", database));
        health.start();
        time.settle();
        health.start();
        time.settle();
        assertThat(database.runs()).isEqualTo(1);
    }

    @Test
    void aProbeWithoutChecksIsUp() {
        HealthChecker health = time.build(HealthChecker.builder().probe("search"));
        assertThatHealth(health)
                .hasProbe(Probes.LIVENESS, ProbeStatus.UP)
                .hasProbe(Probes.READINESS, ProbeStatus.UP)
                .hasProbe(Probes.STARTUP, ProbeStatus.UP)
                .hasProbe("search", ProbeStatus.UP);
    }

    @Test
    void readinessIsStartingUntilStartupCompletes() {
        ScriptedCheck migration = ScriptedCheck.on(time);
        migration.setBehavior(Behavior.down(ErrorKind.FAILED, "migrating"));
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database)
                .check("migration", migration, policy -> policy.probes(Probes.STARTUP))
                .startupTask("cache-warm-up")
                .startupTask("routes"));
        health.start();
        time.settle();
        health.startupTask("cache-warm-up").complete();
        health.startupTask("cache-warm-up").complete();
        assertThatHealth(health)
                .hasProbe(Probes.STARTUP, ProbeStatus.STARTING)
                .hasProbe(Probes.READINESS, ProbeStatus.STARTING)
                .hasProbe(Probes.LIVENESS, ProbeStatus.UP);
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.STARTING);

        health.startupTask("routes").complete();
        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.STARTING);

        migration.setBehavior(Behavior.up());
        time.advance(ofSeconds(10));
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.UP).hasProbe(Probes.READINESS, ProbeStatus.UP);
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.RUNNING);
    }

    @Test
    void startupIsLatched() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database, policy -> policy.probes(Probes.STARTUP, Probes.READINESS)));
        health.start();
        time.settle();
        database.setBehavior(Behavior.down(ErrorKind.FAILED, "gone"));
        time.advance(ofMinutes(1));
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.UP).hasProbe(Probes.READINESS, ProbeStatus.DOWN);
        time.freeze(ofHours(1));
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.UP);
    }

    @Test
    void aStartupCheckThatLetsTrafficInHasStarted() {
        ScriptedCheck extra = ScriptedCheck.on(time);
        extra.setBehavior(Behavior.down(ErrorKind.FAILED, "never mind"));
        database.setBehavior(Behavior.degraded("slow"));
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database, policy -> policy.probes(Probes.STARTUP))
                .check("extra", extra, policy -> policy.probes(Probes.STARTUP).nonCritical()));
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.STARTING);
        health.start();
        time.settle();
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.UP);
    }

    @Test
    void startupChecksNeedNotBeUpAtTheSameTime() {
        ScriptedCheck other = ScriptedCheck.on(time);
        other.setBehavior(Behavior.down(ErrorKind.FAILED, "not yet"));
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database, policy -> policy.probes(Probes.STARTUP))
                .check("other", other, policy -> policy.probes(Probes.STARTUP)));
        health.start();
        time.settle();
        database.setBehavior(Behavior.down(ErrorKind.FAILED, "gone again"));
        other.setBehavior(Behavior.up());
        time.advance(ofSeconds(10));
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.UP);
    }

    @Test
    void aTaskThatDoesNotExistIsRefused() {
        HealthChecker health =
                time.build(HealthChecker.builder().startupTask("routes").startupTask("cache"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.startupTask("caches").complete())
                .withMessage("startup task: 'caches' (expected: one of [cache, routes]; did you mean 'cache'?)");
    }

    @Test
    void drainingReadinessIsDownAndLivenessUp() {
        ScriptedCheck deadlocks = ScriptedCheck.on(time).scope(CheckScope.PROCESS);
        HealthChecker health = time.build(HealthChecker.builder()
                .probe("search")
                .check("database", database)
                .check("deadlocks", deadlocks, policy -> policy.probes(Probes.LIVENESS))
                .check("search", database, policy -> policy.probes("search")));
        health.start();
        time.settle();
        int runs = database.runs();

        health.drain();

        assertThatHealth(health)
                .hasProbe(Probes.READINESS, ProbeStatus.DRAINING)
                .hasProbe(Probes.LIVENESS, ProbeStatus.UP)
                .hasProbe("search", ProbeStatus.UP)
                .hasCheck("database", CheckStatus.UP);
        assertThat(ProbeStatus.DRAINING.passing()).isFalse();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.DRAINING);
        time.advance(ofMinutes(1));
        assertThat(database.runs()).isGreaterThan(runs);
        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.DRAINING);
    }

    @Test
    void drainDuringStartupStaysDraining() {
        HealthChecker health =
                time.build(HealthChecker.builder().check("database", database).startupTask("routes"));
        health.drain();
        health.start();
        time.settle();
        health.startupTask("routes").complete();
        assertThatHealth(health)
                .hasProbe(Probes.READINESS, ProbeStatus.DRAINING)
                .hasProbe(Probes.STARTUP, ProbeStatus.UP);
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.DRAINING);
    }
}
