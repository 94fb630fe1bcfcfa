/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static dev.lifesigns.probes.simulate.Manifests.deployment;
import static dev.lifesigns.probes.simulate.Manifests.simulated;
import static dev.lifesigns.probes.simulate.Manifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.simulate.scenario.Incident.Rollout;
import dev.lifesigns.probes.simulate.scenario.Incident.Strategy;
import dev.lifesigns.probes.simulate.scenario.PodAmount;
import dev.lifesigns.probes.simulate.scenario.Question;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a simulation takes from a manifest, and what wins over it. */
class SimulatedWorkloadTest {
    private static final String READY = "readinessProbe: {httpGet: {path: /ready, port: http}, timeoutSeconds: 3}";

    @TempDir
    private Path folder;

    @Test
    void probesReplicasAndShutdownAreThoseOfTheManifest() {
        Scenario orders =
                simulated("database-down", deployment(READY + "\nlifecycle: {preStop: {sleep: {seconds: 7}}}"));

        assertThat(orders.name()).isEqualTo("orders, database-down");
        assertThat(orders.pods()).isEqualTo(4);
        assertThat(orders.probes().startup()).isNull();
        assertThat(orders.probes().liveness()).isNull();
        assertThat(orders.probes().probe(ProbeKind.READINESS))
                .hasValueSatisfying(probe -> assertThat(probe)
                        .extracting("timeoutSeconds", "periodSeconds")
                        .containsExactly(3, 10));
        assertThat(orders.probes().preStopSeconds()).isEqualTo(7);
        assertThat(orders.notes()).isEmpty();
    }

    @Test
    void aSettingWinsOverTheManifest() {
        Scenario orders = simulated(
                "steady", deployment(READY), "pods=9", "probes.readiness.periodSeconds=2", "probes.liveness={}");

        assertThat(orders.pods()).isEqualTo(9);
        assertThat(orders.probes().probe(ProbeKind.READINESS))
                .hasValueSatisfying(probe -> assertThat(probe)
                        .extracting("timeoutSeconds", "periodSeconds")
                        .containsExactly(3, 2));
        assertThat(orders.probes().liveness()).isNotNull();
    }

    @Test
    void aProgramDrainsOnlyIfSomebodySaysSo() throws IOException {
        Path says = Files.writeString(
                folder.resolve("says.yaml"), "extends: rolling-update\napplication: {drainDelay: 4s}");
        Path silent = Files.writeString(folder.resolve("silent.yaml"), "extends: steady\npods: 3");

        assertThat(drainDelay(simulated("rolling-update", deployment(READY)))).isZero();
        assertThat(drainDelay(simulated(silent.toString(), deployment(READY)))).isZero();
        assertThat(drainDelay(simulated(says.toString(), deployment(READY)))).hasSeconds(4);
        assertThat(drainDelay(simulated("rolling-update", deployment(READY), "application.drainDelay=9s")))
                .hasSeconds(9);
        assertThat(simulated("rolling-update", deployment(READY)).notes())
                .containsExactly("drain: none, for want of a preStop sleep (or set application.drainDelay)");
    }

    @Test
    void strategyIsThatOfTheManifest() {
        PodAmount quarter = PodAmount.share(25);
        Duration none = Duration.ZERO;

        assertThat(rollout(deployment(READY))).isEqualTo(rollout(Strategy.ROLLING_UPDATE, quarter, quarter, none));
        assertThat(rollout(deployment(
                        "strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}\n  minReadySeconds: 9", READY)))
                .isEqualTo(
                        rollout(Strategy.ROLLING_UPDATE, PodAmount.pods(1), PodAmount.pods(0), Duration.ofSeconds(9)));
        assertThat(rollout(deployment("strategy: {type: Recreate}", READY)))
                .isEqualTo(rollout(Strategy.RECREATE, PodAmount.pods(0), PodAmount.share(100), none));
        assertThat(rollout(workload("StatefulSet", "replicas: 3", READY)))
                .isEqualTo(rollout(Strategy.IN_PLACE, PodAmount.pods(0), PodAmount.pods(1), none));
        assertThat(rollout(workload(
                        "DaemonSet", "updateStrategy: {rollingUpdate: {maxSurge: 10%, maxUnavailable: 0}}", READY)))
                .isEqualTo(rollout(Strategy.ROLLING_UPDATE, PodAmount.share(10), PodAmount.pods(0), none));
    }

    @Test
    void aNumberThatTheStrategyDoesNotUseIsRefused() {
        assertThat(Manifests.read(
                                "rolling-update",
                                deployment("strategy: {type: Recreate}", READY),
                                "incidents.0.rollout.maxSurge=1")
                        .findings())
                .extracting(Remark::message)
                .containsExactly("incidents.0.rollout.maxSurge: 1 (expected: none, because the strategy is recreate)");
    }

    @Test
    void anAutoscalerDecidesHowManyPodsThereAre() {
        String autoscaler = """
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: orders}
                spec: {minReplicas: 6, scaleTargetRef: {kind: Deployment, name: %s}}
                """;

        assertThat(simulated("steady", deployment(READY) + autoscaler.formatted("orders")))
                .extracting(Scenario::pods, scenario -> scenario.notes().get(0))
                .containsExactly(6, "pods: the minimum of its autoscaler");
        assertThat(simulated("steady", deployment(READY) + autoscaler.formatted("carts"))
                        .pods())
                .isEqualTo(4);
    }

    @Test
    void handlersSayWhatProbesAsk() {
        assertThat(simulated("steady", deployment("""
                        startupProbe: {httpGet: {path: /ready, port: 8080}}
                        livenessProbe: {tcpSocket: {port: http}}
                        readinessProbe: {httpGet: {path: /ready, port: http}}""")).questions())
                .containsEntry(ProbeKind.STARTUP, Question.READINESS)
                .containsEntry(ProbeKind.LIVENESS, Question.PORT)
                .containsEntry(ProbeKind.READINESS, Question.READINESS);
        assertThat(simulated("steady", deployment("""
                        startupProbe: {httpGet: {path: /live, port: http}}
                        livenessProbe: {httpGet: {path: /live, port: http}}
                        readinessProbe: {httpGet: {path: /ready, port: web}}""")).questions())
                .containsEntry(ProbeKind.STARTUP, Question.LIVENESS)
                .containsEntry(ProbeKind.LIVENESS, Question.LIVENESS)
                .containsEntry(ProbeKind.READINESS, Question.UNDEFINED_PORT);
    }

    private static Duration drainDelay(Scenario scenario) {
        return scenario.application().drainDelay();
    }

    private static Rollout rollout(String manifest) {
        return (Rollout) simulated("rolling-update", manifest).incidents().get(0);
    }

    private static Rollout rollout(Strategy strategy, PodAmount surge, PodAmount unavailable, Duration minReady) {
        return new Rollout(Duration.ofMinutes(1), strategy, surge, unavailable, minReady);
    }
}
