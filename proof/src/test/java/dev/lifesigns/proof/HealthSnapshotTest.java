/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.ServiceInfo;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a snapshot contains besides the statuses. */
class HealthSnapshotTest {
    private static final ServiceInfo ORDERS = ServiceInfo.of("orders", "1.4.2", "orders-7d9f");

    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final ScriptedCheck disk = ScriptedCheck.on(time);
    private final HealthChecker health = time.build(HealthChecker.builder()
            .service(ORDERS)
            .probe("reports")
            .check("database", database)
            .check(
                    "disk",
                    disk,
                    policy -> policy.scope(CheckScope.HOST)
                            .probes(Probes.READINESS, Probes.STARTUP)
                            .nonCritical()));

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void beforeTheStartThereIsNoTimeOfIt() {
        HealthSnapshot snapshot = health.snapshot();
        assertThat(snapshot.service()).isEqualTo(ORDERS);
        assertThat(snapshot.lifecycle()).isEqualTo(HealthLifecycle.NEW);
        assertThat(snapshot.startedAt()).isNull();
        assertThat(snapshot.uptime()).isZero();
        assertThat(snapshot.takenAt()).isEqualTo(time.now());
    }

    @Test
    void aServiceHasANameAndPerhapsAVersion() {
        assertThat(time.build(HealthChecker.builder().service("orders", "1.4.2"))
                        .snapshot()
                        .service())
                .isEqualTo(ServiceInfo.of("orders", "1.4.2", null));
        assertThat(time.build(HealthChecker.builder()).snapshot().service())
                .isEqualTo(ServiceInfo.of("service", null, null));
    }

    @Test
    void theTimeSinceItWasTakenGrowsWithTheClockOfTheReader() {
        health.start();
        time.advance(ofSeconds(1));
        HealthSnapshot snapshot = health.snapshot();
        Duration before = snapshot.sinceTaken();
        assertThat(before).isEqualTo(Duration.between(snapshot.takenAt(), time.now()));

        time.jumpWallClock(Duration.ofHours(-1));
        time.freeze(ofSeconds(5));
        assertThat(snapshot.sinceTaken()).isEqualTo(before.plusSeconds(5));
    }

    @Test
    void uptimeCountsFromTheStart() {
        time.advance(ofSeconds(5));
        Instant start = time.now();
        health.start();
        database.setBehavior(Behavior.after(ofMillis(700), Behavior.up()));
        time.advance(ofSeconds(1));

        HealthSnapshot snapshot = health.snapshot();
        assertThat(snapshot.startedAt()).isEqualTo(start);
        assertThat(snapshot.takenAt()).isEqualTo(start.plusMillis(700));
        assertThat(snapshot.uptime()).isEqualTo(ofMillis(700));
    }

    @Test
    void aCheckShowsWhenItWasDoneHowLongItTookAndHowOldThatIs() {
        time.advance(ofSeconds(5));
        Instant start = time.now();
        database.setBehavior(Behavior.after(ofMillis(300), Behavior.up()));
        disk.setBehavior(Behavior.after(ofMillis(800), Behavior.up()));
        health.start();
        time.advance(ofSeconds(1));

        CheckSnapshot check = health.snapshot().check("database");
        assertThat(check.checkedAt()).isEqualTo(start.plusMillis(300));
        assertThat(check.since()).isEqualTo(start.plusMillis(300));
        assertThat(check.latency()).isEqualTo(ofMillis(300));
        assertThat(check.age()).isEqualTo(ofMillis(500));
        assertThat(check.latencies().samples()).isEqualTo(1);
        assertThat(check.latencies().max()).isEqualTo(ofMillis(300));
        assertThat(check.stuckFor()).isNull();
    }

    @Test
    void aCheckThatNeverRanHasNoTimes() {
        CheckSnapshot check = health.snapshot().check("database");
        assertThat(check.checkedAt()).isNull();
        assertThat(check.age()).isZero();
        assertThat(check.latency()).isZero();
        assertThat(check.message()).isNull();
        assertThat(check.details()).isEmpty();
    }

    @Test
    void aCheckOverItsDeadlineShowsForHowLong() {
        time.advance(ofSeconds(5));
        Instant start = time.now();
        database.setBehavior(Behavior.hangingUninterruptibly());
        health.start();
        time.advance(ofSeconds(2));
        CheckSnapshot late = health.snapshot().check("database");
        assertThat(late.message()).isEqualTo("no result within 2000 ms");
        assertThat(late.latency()).isEqualTo(ofSeconds(2));
        assertThat(late.latencies().max()).isEqualTo(ofSeconds(2));
        assertThat(late.stuckFor()).isZero();
        time.advance(ofSeconds(60));

        CheckSnapshot stuck = health.snapshot().check("database");
        Duration since = Duration.between(start, stuck.checkedAt());
        assertThat(stuck.message()).isEqualTo("has not returned for " + since.toMillis() + " ms");
        assertThat(stuck.latency()).isEqualTo(since);
        assertThat(stuck.stuckFor())
                .isEqualTo(
                        Duration.between(start.plusSeconds(2), health.snapshot().takenAt()))
                .isPositive();
    }

    @Test
    void aCheckHasItsPolicyAndScope() {
        CheckSnapshot check = health.snapshot().check("disk");
        assertThat(check.name()).isEqualTo("disk");
        assertThat(check.scope()).isEqualTo(CheckScope.HOST);
        assertThat(check.critical()).isFalse();
        assertThat(check.probes()).containsExactly(Probes.READINESS, Probes.STARTUP);
        assertThat(health.snapshot().check("database").scope()).isEqualTo(CheckScope.DEPENDENCY);
    }

    @Test
    void aProbeHasItsChecksAndSinceWhen() {
        health.start();
        database.setBehavior(Behavior.after(ofMillis(300), Behavior.up()));
        time.advance(ofSeconds(1));

        ProbeSnapshot readiness = health.snapshot().probe(Probes.READINESS);
        assertThat(readiness.status()).isEqualTo(ProbeStatus.UP);
        assertThat(readiness.since()).isEqualTo(health.snapshot().startedAt().plusMillis(300));
        assertThat(readiness.checks()).map(CheckSnapshot::name).containsExactly("database", "disk");
        assertThat(health.snapshot().probes())
                .map(ProbeSnapshot::name)
                .containsExactly(Probes.LIVENESS, Probes.READINESS, Probes.STARTUP, "reports");
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(health.snapshot().check("cache")).isNull();
        assertThat(health.snapshot().probe("cache")).isNull();
    }
}
