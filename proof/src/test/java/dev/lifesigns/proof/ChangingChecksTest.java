/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.Transition;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks come and go while the checker runs. */
class ChangingChecksTest {
    private static final Behavior DOWN = Behavior.down(ErrorKind.UNREACHABLE, "refused");

    private final CapturedLog log = CapturedLog.open();
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final ScriptedCheck tenant = ScriptedCheck.on(time);
    private final List<String> delivered = new ArrayList<>();
    private final HealthChecker health = time.build(
            HealthChecker.builder().probe("reports").check("database", database).onTransition(this::note));

    @AfterEach
    void end() {
        time.close();
        log.close();
    }

    private void note(Transition transition) {
        String cause = transition instanceof Transition.OfProbe probe ? " by " + probe.cause() : "";
        delivered.add(transition.name() + " " + transition.fromName() + "→" + transition.toName() + cause);
    }

    private void run() {
        health.start();
        time.settle();
        delivered.clear();
    }

    private List<String> names() {
        return health.snapshot().checks().stream().map(CheckSnapshot::name).toList();
    }

    @Test
    void anAddedCheckCountsAsNeverRunUntilItsFirstResult() {
        run();
        CheckHandle handle = health.add("tenant-42", tenant);
        assertThat(handle.name()).isEqualTo("tenant-42");
        assertThatHealth(health)
                .hasCheck("tenant-42", CheckStatus.UNKNOWN)
                .hasProbe(Probes.READINESS, ProbeStatus.UNKNOWN);

        time.settle();

        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.UP).hasProbe(Probes.READINESS, ProbeStatus.UP);
        assertThat(names()).containsExactly("database", "tenant-42");
        assertThat(delivered)
                .containsExactly(
                        "readiness up→unknown by tenant-42",
                        "tenant-42 unknown→up",
                        "readiness unknown→up by tenant-42");
    }

    @Test
    void anAddedCheckRunsOnItsOwnSchedule() {
        run();
        health.add("tenant-42", tenant, policy -> policy.period(ofSeconds(1)).initialDelay(ofSeconds(5)));
        time.advance(ofSeconds(4));
        assertThat(tenant.runs()).isZero();
        time.advance(ofSeconds(20));
        assertThat(tenant.runs()).isGreaterThan(15);
    }

    @Test
    void beforeTheStartNothingRuns() {
        health.add("tenant-42", tenant);
        time.advance(ofMinutes(1));
        assertThat(tenant.runs()).isZero();
        health.start();
        time.settle();
        assertThat(tenant.runs()).isEqualTo(1);
    }

    @Test
    void aRemovedCheckIsGoneAtOnceWithItsEffectAndItsHistory() {
        tenant.setBehavior(DOWN);
        run();
        CheckHandle handle = health.add("tenant-42", tenant);
        time.settle();
        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.DOWN);
        delivered.clear();

        assertThat(handle.remove()).isTrue();

        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);
        assertThat(names()).containsExactly("database");
        assertThat(health.snapshot().check("tenant-42")).isNull();
        time.settle();
        assertThat(delivered).containsExactly("readiness down→up by tenant-42");
        int runs = tenant.runs();
        time.advance(ofMinutes(5));
        assertThat(tenant.runs()).isEqualTo(runs);
        assertThat(handle.remove()).isFalse();

        health.add("tenant-42", tenant);
        assertThat(health.snapshot().check("tenant-42").history()).isEmpty();
        assertThat(health.snapshot().check("tenant-42").runs()).isZero();
        assertThat(handle.remove()).as("another registration of the name").isFalse();
    }

    @Test
    void theLateResultOfARemovedCheckReachesNoListener() {
        run();
        tenant.setBehavior(Behavior.uninterruptiblyAfter(ofSeconds(1), DOWN));
        CheckHandle handle = health.add("tenant-42", tenant);
        time.settle();
        handle.remove();
        ScriptedCheck successor = ScriptedCheck.on(time);
        health.add("tenant-42", successor);
        time.settle();
        delivered.clear();

        time.advance(ofSeconds(5));

        assertThat(tenant.inFlight()).isZero();
        assertThat(delivered).isEmpty();
        CheckSnapshot seen = health.snapshot().check("tenant-42");
        assertThat(seen.status()).isEqualTo(CheckStatus.UP);
        assertThat(seen.lateResults()).isZero();
        assertThat(seen.runs()).isEqualTo(1);
    }

    @Test
    void theRunOfARemovedCheckIsInterrupted() {
        run();
        tenant.setBehavior(Behavior.hanging());
        CheckHandle handle = health.add("tenant-42", tenant);
        time.settle();
        assertThat(tenant.inFlight()).isEqualTo(1);
        handle.remove();
        time.settle();
        assertThat(tenant.inFlight()).isZero();
    }

    @Test
    void whoWaitsForARemovedCheckIsAnswered() {
        run();
        tenant.setBehavior(Behavior.hangingUninterruptibly());
        CheckHandle handle =
                health.add("tenant-42", tenant, policy -> policy.schedule(CheckSchedule.onProbe(ofSeconds(10))));
        CompletableFuture<HealthSnapshot> fresh = health.fresh(Probes.READINESS).toCompletableFuture();
        time.settle();
        assertThat(fresh).isNotDone();
        handle.remove();
        time.settle();
        assertThat(fresh).isCompletedWithValueMatching(snapshot -> snapshot.check("tenant-42") == null);
        assertThat(health.fresh(Probes.READINESS).toCompletableFuture()).isDone();
    }

    @Test
    void aReplacementKeepsThePastAndRunsAtOnce() {
        run();
        CheckHandle handle = health.add("tenant-42", tenant);
        time.advance(ofMinutes(1));
        CheckSnapshot before = health.snapshot().check("tenant-42");
        ScriptedCheck other = ScriptedCheck.on(time);
        other.setBehavior(DOWN);

        handle.replace(other, policy -> policy.nonCritical().probes(Probes.READINESS, "reports"));

        CheckSnapshot between = health.snapshot().check("tenant-42");
        assertThat(between.status()).isEqualTo(CheckStatus.UP);
        assertThat(between.runs()).isEqualTo(before.runs());
        assertThat(between.history()).isEqualTo(before.history());
        assertThat(between.since()).isEqualTo(before.since());
        assertThat(between.latencies().samples()).isEqualTo(before.latencies().samples());
        assertThat(between.critical()).isFalse();
        time.settle();
        assertThat(other.runs()).isEqualTo(1);
        assertThatHealth(health)
                .hasCheck("tenant-42", CheckStatus.DOWN, ErrorKind.UNREACHABLE)
                .hasProbe("reports", ProbeStatus.DEGRADED)
                .hasProbe(Probes.READINESS, ProbeStatus.DEGRADED);
        int runs = tenant.runs();
        time.advance(ofMinutes(1));
        assertThat(tenant.runs()).isEqualTo(runs);
        assertThat(handle.remove()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> handle.replace(other))
                .withMessage("check 'tenant-42': was removed, or the checker is closed (expected: registered)");
    }

    @Test
    void aReplacementWithoutAPolicyKeepsTheOneThatIsThere() {
        run();
        CheckHandle handle =
                health.add("tenant-42", tenant, policy -> policy.nonCritical().label("tenant", "42"));

        handle.replace(ScriptedCheck.on(time));
        assertThat(health.snapshot().check("tenant-42").critical()).isFalse();
        assertThat(health.snapshot().check("tenant-42").labels()).containsEntry("tenant", "42");

        handle.replaceAsync(ScriptedCheck.on(time).async());
        assertThat(health.snapshot().check("tenant-42").critical()).isFalse();

        handle.replace(tenant, policy -> policy.label("tenant", "43"));
        assertThat(health.snapshot().check("tenant-42").critical()).isTrue();
    }

    @Test
    void aStuckCheckIsHelpedByAReplacement() {
        tenant.setBehavior(Behavior.hangingUninterruptibly());
        run();
        CheckHandle handle = health.add("tenant-42", tenant);
        time.advance(ofMinutes(1));
        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.DOWN, ErrorKind.STUCK);

        handle.replace(ScriptedCheck.on(time));
        time.settle();

        assertThatHealth(health).hasCheck("tenant-42", CheckStatus.UP);
        assertThat(health.snapshot().check("tenant-42").stuckFor()).isNull();
    }

    @Test
    void anAsynchronousCheckIsAddedAndReplacedAlike() {
        run();
        CheckHandle handle = health.addAsync("tenant-42", tenant.async(), policy -> policy.period(ofSeconds(1)));
        time.advance(ofSeconds(10));
        assertThat(tenant.runs()).isGreaterThan(8);
        ScriptedCheck other = ScriptedCheck.on(time);
        handle.replaceAsync(other.async());
        time.settle();
        assertThat(other.runs()).isEqualTo(1);
    }

    @Test
    void startupStaysComplete() {
        run();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.RUNNING);
        tenant.setBehavior(DOWN);
        health.add("cache", tenant, policy -> policy.probes(Probes.STARTUP));
        time.settle();
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.UP);
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.RUNNING);
    }

    @Test
    void removingTheLastOpenStartupCheckCompletesStartup() {
        tenant.setBehavior(DOWN);
        CheckHandle handle = health.add("cache", tenant, policy -> policy.probes(Probes.STARTUP));
        run();
        assertThatHealth(health)
                .hasProbe(Probes.STARTUP, ProbeStatus.STARTING)
                .hasProbe(Probes.READINESS, ProbeStatus.STARTING);
        handle.remove();
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.UP).hasProbe(Probes.READINESS, ProbeStatus.UP);
    }

    @Test
    void faultsAreRefusedAndChangeNothing() {
        run();
        long version = health.snapshot().version();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.add("database", tenant))
                .withMessage("check name: 'database' is used more than once (expected: unique)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.add("No Such", tenant))
                .withMessage("check name: 'No Such' (expected: [a-z0-9][a-z0-9._-]{0,62})");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.add("tenant-42", tenant, policy -> policy.probes("report")))
                .withMessage("check 'tenant-42': probe: 'report' (expected: one of [liveness, readiness, startup,"
                        + " reports]; did you mean 'reports'?)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.handle("database").replace(database, policy -> policy.probes("report")));
        assertThat(health.snapshot().version()).isEqualTo(version);
    }

    @Test
    void handlesAreEqualWithinOneRegistration() {
        run();
        CheckHandle first = health.handle("database");
        assertThat(health.handle("database")).isEqualTo(first);

        first.replace(tenant);
        assertThat(health.handle("database")).isEqualTo(first);
        first.remove();
        assertThat(health.add("database", tenant)).isNotEqualTo(first);
    }

    @Test
    void afterCloseNothingIsAddedAndNothingRemoved() {
        run();
        CheckHandle handle = health.handle("database");
        health.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> health.add("tenant-42", tenant))
                .withMessage("check 'tenant-42': the checker is closed (expected: open)");
        assertThatIllegalStateException().isThrownBy(() -> handle.replace(tenant));
        assertThat(handle.remove()).isFalse();
        assertThat(health.handle("database")).isNull();
        assertThat(names()).containsExactly("database");
    }

    @Test
    void theOrderIsThatOfRegistrationWhicheverPlaceIsUsedAgain() {
        run();
        for (int i = 0; i < 5; i++) {
            health.add("tenant-" + i, tenant);
        }
        health.handle("tenant-1").remove();
        health.handle("tenant-3").remove();
        health.add("tenant-9", tenant);
        health.handle("tenant-2").replace(tenant);
        assertThat(names()).containsExactly("database", "tenant-0", "tenant-2", "tenant-4", "tenant-9");
        assertThat(health.snapshot().probe(Probes.READINESS).checks())
                .extracting(CheckSnapshot::name)
                .containsExactlyElementsOf(names());
    }

    @Test
    void aSnapshotKeepsTheChecksThatItWasTakenWith() {
        run();
        CheckHandle handle = health.add("tenant-42", tenant);
        time.settle();
        HealthSnapshot before = health.snapshot();
        handle.remove();
        health.add("tenant-43", tenant);
        assertThat(before.checks()).extracting(CheckSnapshot::name).containsExactly("database", "tenant-42");
        assertThat(before.check("tenant-42").status()).isEqualTo(CheckStatus.UP);
        assertThat(health.snapshot().revision()).isGreaterThan(before.revision());
    }

    /** From inside: a check that removes itself and adds others, as a registry of tenants does. */
    @Test
    void aCheckAndAListenerMayChangeTheChecks() {
        run();
        HealthCheck registry = new HealthCheck() {
            @Override
            public CheckResult check(CheckDeadline deadline) {
                health.add("tenant-" + database.runs(), tenant, policy -> policy.nonCritical());
                health.handle("registry").remove();
                return CheckResult.up();
            }
        };
        health.add("registry", registry);
        time.settle();
        assertThat(names()).containsExactly("database", "tenant-1");
        assertThatHealth(health).hasCheck("tenant-1", CheckStatus.UP);
    }

    @Test
    void tenThousandComeAndGoUnderProbingWithoutAWrongAnswer() {
        run();
        List<CheckHandle> there = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            there.add(health.add(
                    "tenant-" + i, tenant, policy -> policy.nonCritical().period(ofSeconds(5))));
            if (there.size() == 100) {
                assertThat(there.remove(i * 31 % 100).remove()).isTrue();
            }
            if (i % 50 == 0) {
                time.advance(ofSeconds(1));
            }
            assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        }
        assertThat(names()).hasSize(100);
        there.forEach(CheckHandle::remove);
        assertThat(names()).containsExactly("database");
        time.settle();
        assertThat(time.busyThreads()).isZero();
    }
}
