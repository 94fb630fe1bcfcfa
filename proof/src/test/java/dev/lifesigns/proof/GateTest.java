/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lifesigns.Gate;
import dev.lifesigns.GateSnapshot;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.Transition;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A named no that can be taken back. */
class GateTest {
    private final VirtualTime time = VirtualTime.create();
    private final List<String> delivered = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
    }

    private HealthChecker.Builder builder() {
        return HealthChecker.builder()
                .probe("reports")
                .check("database", ScriptedCheck.on(time))
                .onTransition(this::note);
    }

    private void note(Transition transition) {
        if (transition instanceof Transition.OfProbe probe) {
            delivered.add(probe.name() + " " + probe.fromName() + "→" + probe.toName() + " by " + probe.cause());
        }
    }

    private HealthChecker started(HealthChecker.Builder builder) {
        HealthChecker health = time.build(builder);
        health.start();
        time.settle();
        delivered.clear();
        return health;
    }

    @Test
    void aClosedGateCountsAtOnceAndSoDoesAnOpenOne() {
        HealthChecker health = started(builder());
        Gate gate = health.gate("maintenance");
        assertThat(gate.isClosed()).isFalse();

        gate.close("disks are being switched");

        assertThat(gate.isClosed()).isTrue();
        assertThat(gate.name()).isEqualTo("maintenance");
        assertThatHealth(health)
                .hasProbe(Probes.READINESS, ProbeStatus.DOWN)
                .hasProbe(Probes.LIVENESS, ProbeStatus.UP)
                .hasProbe("reports", ProbeStatus.UP);

        health.gate("maintenance").open();

        assertThatHealth(health).hasProbe(Probes.READINESS, ProbeStatus.UP);
        time.settle();
        assertThat(delivered).containsExactly("readiness up→down by maintenance", "readiness down→up by maintenance");
    }

    @Test
    void anyClosedGateIsEnough() {
        HealthChecker health = started(builder());
        health.gate("a").close("x");
        health.gate("b").close("x");
        health.gate("a").open();
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.DOWN);
        health.gate("b").open();
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
    }

    @Test
    void whatIsSaidTwiceIsSaidOnce() {
        HealthChecker health = started(builder());
        Gate gate = health.gate("maintenance");
        gate.open();
        gate.close("x");
        time.advance(Duration.ofSeconds(1));
        HealthSnapshot before = health.snapshot();
        gate.close("x");
        assertThat(health.snapshot().version()).isEqualTo(before.version());
        gate.close("y");
        assertThat(health.snapshot().revision()).isEqualTo(before.revision());
        assertThat(health.snapshot().gates().get(0).reason()).isEqualTo("y");
        assertThat(health.snapshot().gates().get(0).since())
                .isEqualTo(before.gates().get(0).since());
        gate.open();
        gate.open();
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
    }

    @Test
    void operatorsReadTheReasonWithoutSecrets() {
        HealthChecker health = started(builder());
        health.gate("maintenance").close("moved by\npassword=hunter2");
        GateSnapshot gate = health.snapshot().gates().get(0);
        assertThat(gate.name()).isEqualTo("maintenance");
        assertThat(gate.closed()).isTrue();
        assertThat(gate.probes()).containsExactly(Probes.READINESS);
        assertThat(gate.since()).isEqualTo(time.now());
        assertThat(gate.reason()).isEqualTo("moved by password=***");
        health.gate("maintenance").open();
        assertThat(health.snapshot().gates().get(0).reason()).isNull();
    }

    @Test
    void aStageOfLifeGoesBeforeAGate() {
        HealthChecker health = started(builder().startupTask("migrations"));
        health.gate("maintenance").close("x");
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.STARTING);
        health.startupTask("migrations").complete();
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.DOWN);
        health.drain();
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.DRAINING);
        health.gate("maintenance").open();
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.DRAINING);
    }

    @Test
    void aDeclaredGateCountsInTheProbesThatItNames() {
        HealthChecker health = started(builder().gate("month-end", "reports").gate("maintenance"));
        assertThat(health.snapshot().gates())
                .extracting(GateSnapshot::name)
                .containsExactly("month-end", "maintenance");
        health.gate("month-end").close("x");
        assertThatHealth(health).hasProbe("reports", ProbeStatus.DOWN).hasProbe(Probes.READINESS, ProbeStatus.UP);
    }

    /** Otherwise the service stays out of traffic, and nothing says why. */
    @Test
    void openingAGateUnderAMisspelledNameIsLoggedOnce() {
        HealthChecker health = started(builder());
        health.gate("maintenance").close("x");
        try (CapturedLog log = CapturedLog.open()) {
            health.gate("maintenence").open();
            health.gate("maintenence").open();
            health.gate("maintenance").open();
            health.gate("maintenance").open();
            assertThat(log.lines())
                    .containsExactly("gate 'maintenence' was never closed; did you mean 'maintenance', which is?");
        }
    }

    @Test
    void aGateThatWasOnlyAskedForIsNotListed() {
        HealthChecker health = started(builder());
        assertThat(health.gate("maintenance").isClosed()).isFalse();
        assertThat(health.snapshot().gates()).isEmpty();
    }

    @Test
    void faultsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.build(builder().gate("kill", Probes.LIVENESS)))
                .withMessage("gate 'kill': probe: 'liveness' (expected: readiness or a custom probe, because the"
                        + " process is restarted when this one fails)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.build(builder().gate("x", "report")))
                .withMessage("gate 'x': probe: 'report' (expected: one of [liveness, readiness, startup, reports]; did"
                        + " you mean 'reports'?)");
        HealthChecker health = started(builder());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> health.gate("No Such"))
                .withMessage("gate name: 'No Such' (expected: [a-z0-9][a-z0-9._-]{0,62})");
        assertThatNullPointerException()
                .isThrownBy(() -> health.gate("x").close(null))
                .withMessage("Gate.close: reason is null");
    }

    @Test
    void callersThatWaitForNewsAreNotified() {
        HealthChecker health = started(builder());
        CompletableFuture<HealthSnapshot> news =
                health.changed(health.snapshot(), Duration.ofMinutes(1)).toCompletableFuture();
        Gate gate = health.gate("maintenance");
        time.settle();
        assertThat(news).isNotDone();
        gate.close("x");
        time.settle();
        assertThat(news).isDone();
    }

    @Test
    void afterCloseNothingChanges() {
        HealthChecker health = started(builder());
        Gate gate = health.gate("maintenance");
        health.close();
        gate.close("x");
        assertThat(gate.isClosed()).isFalse();
        assertThat(health.gate("other").isClosed()).isFalse();
    }
}
