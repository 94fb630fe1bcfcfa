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
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.Heartbeat;
import dev.lifesigns.ListenerHandle;
import dev.lifesigns.RunEvent;
import dev.lifesigns.RunStatistics;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events and counts of runs, and the attachments of results. */
class ObservedRunsTest {
    private final CapturedLog log = CapturedLog.open();
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final List<String> delivered = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
        log.close();
    }

    private HealthChecker started() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "database",
                        database,
                        policy -> policy.period(ofSeconds(10)).timeout(ofSeconds(2)))
                .onRun(this::note));
        health.start();
        time.settle();
        return health;
    }

    private void note(RunEvent run) {
        delivered.add(run.check() + " " + run.status() + " " + run.error() + " "
                + run.latency().toMillis());
    }

    /** Lets it be run once more, and that run be decided. */
    private void once(Behavior behavior) {
        database.setBehavior(behavior);
        int before = delivered.size();
        while (delivered.size() == before) {
            time.advance(ofMillis(100));
        }
    }

    private static RunStatistics statistics(HealthChecker health) {
        return health.snapshot().check("database").statistics();
    }

    @Test
    void everyRunIsReportedOnceInOrder() {
        started();
        once(Behavior.after(ofMillis(30), Behavior.degraded("slow")));
        once(Behavior.down(ErrorKind.UNREACHABLE, "refused"));
        once(Behavior.throwing(new IllegalStateException("x")));
        once(Behavior.hanging());
        assertThat(delivered)
                .containsExactly(
                        "database UP null 0",
                        "database DEGRADED null 30",
                        "database DOWN UNREACHABLE 0",
                        "database DOWN FAILED 0",
                        "database DOWN TIMEOUT 2000");
    }

    @Test
    void runsAreCountedByWhatBecameOfThem() {
        HealthChecker health = started();
        once(Behavior.after(ofMillis(30), Behavior.degraded("slow")));
        Instant success = health.snapshot().check("database").checkedAt();
        once(Behavior.down(ErrorKind.UNREACHABLE, "refused"));
        once(Behavior.throwing(new IllegalStateException("x")));
        once(Behavior.uninterruptiblyAfter(ofSeconds(25), Behavior.up()));
        database.setBehavior(Behavior.up());
        time.advance(ofSeconds(24));

        RunStatistics seen = statistics(health);
        assertThat(seen.degraded()).isEqualTo(1);
        assertThat(seen.down()).isEqualTo(2);
        assertThat(seen.timeouts()).isEqualTo(1);
        assertThat(seen.stuckPeriods()).isBetween(1L, 3L);
        assertThat(seen.lateResults()).isEqualTo(1);
        assertThat(seen.up()).isBetween(2L, 3L);
        assertThat(seen.lastSuccess()).isAfter(success);
        assertThat(seen.transitionsTo(CheckStatus.DOWN)).isEqualTo(1);
        assertThat(seen.transitionsTo(CheckStatus.UP)).isEqualTo(2);
        assertThat(seen.transitionsTo(CheckStatus.UNKNOWN)).isZero();
    }

    @Test
    void latenciesAreCountedInBuckets() {
        HealthChecker health = started();
        once(Behavior.after(ofMillis(1), Behavior.up()));
        once(Behavior.after(ofMillis(30), Behavior.up()));
        once(Behavior.hanging());
        RunStatistics seen = statistics(health);
        assertThat(seen.latencyBounds())
                .containsExactly(
                        ofMillis(1),
                        java.time.Duration.ofNanos(2_500_000),
                        ofMillis(5),
                        ofMillis(10),
                        ofMillis(25),
                        ofMillis(50),
                        ofMillis(100),
                        ofMillis(250),
                        ofMillis(500),
                        ofSeconds(1),
                        ofMillis(2_500),
                        ofSeconds(5),
                        ofSeconds(10));
        assertThat(seen.latencyCounts()).containsExactly(2L, 2L, 2L, 2L, 2L, 3L, 3L, 3L, 3L, 3L, 4L, 4L, 4L, 4L);
        assertThat(seen.latencySum()).isEqualTo(ofMillis(2_031));
    }

    @Test
    void aListenerMayComeAndGo() {
        HealthChecker health = started();
        List<String> seen = new ArrayList<>();
        ListenerHandle runs = health.onRun(run -> seen.add("run"));
        ListenerHandle transitions = health.onTransition(transition -> seen.add(transition.name()));
        once(Behavior.down(ErrorKind.FAILED, "x"));
        assertThat(seen).containsExactlyInAnyOrder("run", "database", "readiness");
        runs.remove();
        runs.remove();
        transitions.remove();
        once(Behavior.up());
        assertThat(seen).hasSize(3);
    }

    @Test
    void firstResultsAreWaitedForAndNothingRunsTwice() {
        database.setBehavior(Behavior.after(ofSeconds(1), Behavior.up()));
        ScriptedCheck onProbe = ScriptedCheck.on(time);
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database)
                .check("search", onProbe, policy -> policy.schedule(CheckSchedule.onProbe(ofSeconds(10)))));
        health.start();
        time.settle();

        HealthSnapshot first = health.awaitFirstResults(ofSeconds(30));

        assertThat(time.elapsed()).isEqualTo(ofSeconds(1));
        assertThat(first.checks()).allMatch(check -> check.status() == CheckStatus.UP);
        assertThat(database.runs()).isEqualTo(1);
        assertThat(onProbe.runs()).isEqualTo(1);
        assertThat(health.firstResults(ofSeconds(1)).toCompletableFuture()).isDone();
    }

    @Test
    void aWaitForFirstResultsIsNoLongerThanItsLimit() {
        HealthChecker health = time.build(
                HealthChecker.builder().check("database", database, policy -> policy.initialDelay(ofMinutes(2))));
        health.start();
        HealthSnapshot first = health.awaitFirstResults(ofSeconds(3));
        assertThat(time.elapsed()).isEqualTo(ofSeconds(3));
        assertThat(first.check("database").status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(database.runs()).isZero();
        CompletableFuture<HealthSnapshot> later =
                health.firstResults(ofMinutes(1)).toCompletableFuture();
        health.handle("database").remove();
        time.settle();
        assertThat(later).isDone();
    }

    @Test
    void waitingInVainIsRefused() {
        ScriptedCheck onProbe = ScriptedCheck.on(time);
        HealthChecker health = time.build(HealthChecker.builder()
                .check("search", onProbe, policy -> policy.schedule(CheckSchedule.onProbe(ofSeconds(10))))
                .check("consumer", Heartbeat.within(ofSeconds(30)), policy -> policy.scope(CheckScope.HOST)));
        assertThat(health.awaitFirstResults(ofSeconds(30)).check("search").status())
                .isEqualTo(CheckStatus.UP);

        health.add("database", database);
        assertThatIllegalStateException()
                .isThrownBy(() -> health.awaitFirstResults(ofSeconds(30)))
                .withMessage("awaitFirstResults: check 'database' has not run, and does not before start()"
                        + " (expected: a checker that is started)");
        CompletableFuture<HealthSnapshot> announced =
                health.firstResults(ofSeconds(30)).toCompletableFuture();
        assertThat(time.elapsed()).isZero();

        health.start();
        assertThat(health.awaitFirstResults(ofSeconds(30)).check("database").status())
                .isEqualTo(CheckStatus.UP);
        time.settle();
        assertThat(announced).isDone();
    }

    @Test
    void afterCloseNothingIsAwaited() {
        HealthChecker health = time.build(HealthChecker.builder().check("database", database));
        health.close();
        assertThat(health.awaitFirstResults(ofSeconds(30)).check("database").status())
                .isEqualTo(CheckStatus.UNKNOWN);
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void whoGivesUpWaitingMakesRoom() {
        HealthChecker health = started();
        List<CompletableFuture<HealthSnapshot>> waiting = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waiting.add(health.changed(health.snapshot(), ofMinutes(1)).toCompletableFuture());
        }
        assertThat(health.changed(health.snapshot(), ofMinutes(1)).toCompletableFuture())
                .isDone();
        waiting.get(500).cancel(false);
        assertThat(health.changed(health.snapshot(), ofMinutes(1)).toCompletableFuture())
                .isNotDone();
    }

    @Test
    void anAttachmentIsThatOfTheResultBehindTheStatus() {
        Object own = new Object();
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database, policy -> policy.failureThreshold(2))
                .onRun(this::note));
        health.start();
        once((clock, deadline) -> CheckResult.up().withAttachment(own));
        assertThat(attachment(health)).isSameAs(own);

        Object other = new Object();
        once((clock, deadline) -> CheckResult.down("x").withAttachment(other));
        assertThat(attachment(health)).as("one failure is not down yet").isSameAs(own);
        once((clock, deadline) -> CheckResult.down("x").withAttachment(other));
        assertThat(attachment(health)).isSameAs(other);

        once(Behavior.hanging());
        assertThatHealth(health).hasCheck("database", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        assertThat(attachment(health)).isNull();
        once((clock, deadline) -> CheckResult.up().withAttachment(own));
        assertThat(attachment(health)).isSameAs(own);
        time.freeze(ofMinutes(5));
        assertThatHealth(health).hasCheck("database", CheckStatus.UNKNOWN, ErrorKind.STALE);
        assertThat(attachment(health)).isNull();
    }

    @Test
    void anAttachmentOfAnotherTypeIsNone() {
        HealthChecker health =
                time.build(HealthChecker.builder().check("database", database).onRun(this::note));
        CheckSnapshot never = health.snapshot().check("database");
        assertThat(never.attachment(Object.class)).isNull();
        health.start();
        once((clock, deadline) -> CheckResult.up().withAttachment(ofSeconds(3)));
        CheckSnapshot seen = health.snapshot().check("database");
        Duration lag = seen.attachment(Duration.class);
        assertThat(lag).isEqualTo(ofSeconds(3));
        assertThat(seen.attachment(TemporalAmount.class)).isSameAs(lag);
        assertThat(seen.attachment(String.class)).isNull();
    }

    private static Object attachment(HealthChecker health) {
        return health.snapshot().check("database").attachment();
    }

    @Test
    void whatThereIsToKnowIsShown() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "a",
                        database,
                        policy -> policy.displayName("Orders")
                                .description("Asks for 1.")
                                .runbook("https://runbooks.example/a")
                                .label("team", "orders"))
                .check("b", database));
        CheckSnapshot seen = health.snapshot().check("a");
        assertThat(seen.displayName()).isEqualTo("Orders");
        assertThat(seen.description()).isEqualTo("Asks for 1.");
        assertThat(seen.runbook()).hasToString("https://runbooks.example/a");
        assertThat(seen.labels()).containsEntry("team", "orders");
        assertThat(health.snapshot().check("b").displayName()).isEqualTo("b");
        assertThat(health.snapshot().toString())
                .isEqualTo("version 1 of service, new, probes [liveness up, readiness unknown, startup up],"
                        + " checks [a unknown, b unknown]");
    }
}
