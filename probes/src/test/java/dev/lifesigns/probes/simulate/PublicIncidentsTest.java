/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static dev.lifesigns.probes.simulate.Manifests.deployment;
import static dev.lifesigns.probes.simulate.Manifests.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.simulate.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** Incidents of the kinds that public projects had with their probes, on manifests in our own words. */
class PublicIncidentsTest {
    private static final String READY = "readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 5}\n";

    @Test
    void sameQuickLivenessAsReadinessTurnsASurgeIntoRestarts() {
        String same = "{httpGet: {path: /healthz, port: http}, timeoutSeconds: 1, failureThreshold: 3}";
        Report report =
                report(simulated("traffic-surge", deployment("livenessProbe: " + same + "\nreadinessProbe: " + same)));

        assertThat(median(report, "restarts_liveness")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aCommandThatTakesLongerThanOneSecondKillsAHealthyProgram() {
        String command = "livenessProbe: {exec: {command: [check]}, timeoutSeconds: %d}\n" + READY;
        String slow = "application.answerTime={p50: 700ms, p99: 3s}";

        assertThat(median(report(simulated("steady", deployment(command.formatted(1)), slow)), "restarts"))
                .isPositive();
        assertThat(median(report(simulated("steady", deployment(command.formatted(10)), slow)), "restarts"))
                .isZero();
    }

    @Test
    void aRolloutWithoutDrainSendsRequestsToPodsThatHaveEnded() {
        assertThat(median(report(simulated("rolling-update", deployment(READY))), "failed_not_serving"))
                .isPositive();
    }

    @Test
    void oneFailureOfOneSecondTakesEveryPodOutOfASurgeAndItNeverRecovers() {
        Report report = report(simulated("traffic-surge", deployment("""
                livenessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5, failureThreshold: 1}
                readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5, failureThreshold: 1}""")));

        assertThat(median(report, "failed_percent")).isGreaterThan(30);
        assertThat(median(report, "recovery_s")).isInfinite();
    }

    @Test
    void aRecoveryOfMinutesAtTheStartIsKilledAgainAndAgain() {
        Report report = report(simulated(
                "slow-start",
                deployment("livenessProbe: {tcpSocket: {port: http}, initialDelaySeconds: 30}\n" + READY),
                "application.startup.time=5m"));

        assertThat(median(report, "restarts_liveness")).isGreaterThanOrEqualTo(8);
        assertThat(median(report, "failed_percent")).isEqualTo(100);
    }

    @Test
    void aProbeOfAPortThatExpectsTlsNeverSucceeds() {
        Report report = report(simulated(
                "steady", deployment("readinessProbe: {grpc: {port: 8080}}"), "probes.readiness.asks=closedPort"));

        assertThat(median(report, "not_ready_at_once")).isEqualTo(4);
    }

    @Test
    void aRedirectToAnotherHostSucceedsWhateverTheProgramCanDo() {
        String probe = "readinessProbe: {httpGet: {path: %s, port: http}, periodSeconds: 5}\n";

        assertThat(median(
                        report(simulated(
                                "database-down", deployment(probe.formatted("/")), "probes.readiness.asks=port")),
                        "not_ready_at_once"))
                .isZero();
        assertThat(median(
                        report(simulated("database-down", deployment(probe.formatted("/ready")))), "not_ready_at_once"))
                .isEqualTo(4);
    }

    @Test
    void aKubeletThatKeepsStartedKillsEverySlowRestart() {
        String probes = """
                startupProbe: {httpGet: {path: /live, port: http}, periodSeconds: 5, failureThreshold: 60}
                livenessProbe: {httpGet: {path: /live, port: http}}
                readinessProbe: {httpGet: {path: /ready, port: http}}""";
        String[] slowStart = {"application.startup.time=90s", "duration=20m"};
        String kept = "cluster.restartKeepsStarted=true";

        assertThat(median(
                        report(simulated("bad-pod", deployment(probes), slowStart[0], slowStart[1], kept)),
                        "restarts_liveness"))
                .isGreaterThanOrEqualTo(3);
        assertThat(median(report(simulated("bad-pod", deployment(probes), slowStart)), "restarts"))
                .isEqualTo(1);
    }

    @Test
    void aMisspelledPreStopHookIsNone() {
        String hook = READY + "lifecycle: {%s: {sleep: {seconds: 10}}}";

        assertThat(median(report(simulated("rolling-update", deployment(hook.formatted("preStopHook")))), "failed"))
                .isPositive();
        assertThat(median(report(simulated("rolling-update", deployment(hook.formatted("preStop")))), "failed"))
                .isZero();
    }

    @Test
    void aNamedPortThatIsNotThereNeverBecomesReady() {
        Report report = report(simulated("steady", deployment("readinessProbe: {httpGet: {path: /, port: web}}")));

        assertThat(median(report, "not_ready_at_once")).isEqualTo(4);
        assertThat(median(report, "failed_percent")).isEqualTo(100);
        assertThat(median(report, "restarts")).isZero();
    }

    @Test
    void aStoreThatAnswersWhileItLoadsIsReadyTooEarly() {
        String loads = "application.startup.listens=atOnce";
        String ping = "readinessProbe: {tcpSocket: {port: http}, periodSeconds: 5}\n"
                + "lifecycle: {preStop: {sleep: {seconds: 10}}}";

        assertThat(median(report(simulated("rolling-update", deployment(ping), loads)), "failed_not_serving"))
                .isPositive();
        assertThat(median(
                        report(simulated("rolling-update", deployment(ping), loads, "probes.readiness.asks=readiness")),
                        "failed"))
                .isZero();
    }

    @Test
    void allProbesOnOneHealthPathDieOfTheDatabaseEvenIfLivenessIsPatient() {
        Report report = report(simulated("database-down", deployment("""
                startupProbe: {httpGet: {path: /health, port: http}, failureThreshold: 30}
                livenessProbe: {httpGet: {path: /health, port: http}, periodSeconds: 30, timeoutSeconds: 5}
                readinessProbe: {httpGet: {path: /health, port: http}, timeoutSeconds: 5}""")));

        assertThat(median(report, "restarts_liveness")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void livenessStricterThanReadinessKillsWhatReadinessWouldHaveKept() {
        String probes = """
                livenessProbe: {httpGet: {path: /live, port: http}, periodSeconds: 5, failureThreshold: %d}
                readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 10, failureThreshold: 3}""";
        String pauses = "application.pauses={every: 60s, length: 9s}";

        assertThat(median(report(simulated("steady", deployment(probes.formatted(1)), pauses)), "restarts"))
                .isPositive();
        assertThat(median(report(simulated("steady", deployment(probes.formatted(6)), pauses)), "restarts"))
                .isZero();
    }

    @Test
    void oneFailureInOneSecondLetsNoStartSurvive() {
        Report report = report(simulated(
                "steady",
                deployment("livenessProbe: {httpGet: {path: /, port: http}, periodSeconds: 1, failureThreshold: 1}\n"
                        + READY)));

        assertThat(median(report, "failed_percent")).isEqualTo(100);
        assertThat(median(report, "restarts")).isGreaterThanOrEqualTo(8);
    }

    @Test
    void anHourOfGraceKeepsAHangingProgramForAnHour() {
        String probes = """
                livenessProbe: {httpGet: {path: /live, port: http}%s}
                readinessProbe: {httpGet: {path: /ready, port: http}}""";
        String hour = "probes.terminationGracePeriodSeconds=3600";

        assertThat(median(report(simulated("bad-pod", deployment(probes.formatted("")), hour)), "restarts"))
                .isZero();
        assertThat(median(
                        report(simulated(
                                "bad-pod", deployment(probes.formatted(", terminationGracePeriodSeconds: 30")), hour)),
                        "restarts"))
                .isEqualTo(1);
    }

    @Test
    void aStartupThatAsksReadinessRestartsEveryPodThatStartsWhileTheDatabaseIsDown() {
        String startup = "startupProbe: {httpGet: {path: %s, port: http}, periodSeconds: 5, failureThreshold: 6}\n";
        String[] outageAtTheStart = {"warmUp=0s", "incidents.0.at=0s", "incidents.0.for=5m"};

        assertThat(median(
                        report(simulated(
                                "database-down", deployment(startup.formatted("/ready") + READY), outageAtTheStart)),
                        "restarts_startup"))
                .isGreaterThanOrEqualTo(8);
        assertThat(median(
                        report(simulated(
                                "database-down", deployment(startup.formatted("/started") + READY), outageAtTheStart)),
                        "restarts"))
                .isZero();
    }

    @Test
    void recreateLeavesNobodyWhileTheNewPodsStart() {
        Report report =
                report(simulated("rolling-update", deployment("replicas: 4\n  strategy: {type: Recreate}", READY)));

        assertThat(median(report, "not_ready_at_once")).isEqualTo(4);
        assertThat(median(report, "failed_no_endpoint")).isGreaterThan(400);
    }

    private static Report report(Scenario scenario) {
        return new Simulation(scenario).run(1, 3);
    }

    private static double median(Report report, String figure) {
        return report.figures().stream()
                .filter(each -> each.name().equals(figure))
                .mapToDouble(each -> each.spread().p50().orElse(Double.POSITIVE_INFINITY))
                .findFirst()
                .orElse(0);
    }
}
