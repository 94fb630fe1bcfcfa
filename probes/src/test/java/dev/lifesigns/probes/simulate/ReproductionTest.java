/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.simulate.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** What everybody who has been paged for it knows. */
class ReproductionTest {
    private static final String PER_PROBE = "application.health.mode=perProbe";
    private static final String LIVENESS_READS_THE_DATABASE = "application.health.liveness=[database]";

    @Test
    void livenessThatReadsTheDatabaseRestartsEveryPodWhenItIsDown() {
        Report report = report(Scenarios.of("database-down", LIVENESS_READS_THE_DATABASE));

        assertThat(median(report, "restarts")).isGreaterThanOrEqualTo(20);
        assertThat(median(report, "restarts_liveness")).isEqualTo(median(report, "restarts"));
    }

    @Test
    void livenessThatDoesNotReadItRestartsNone() {
        Report report = report(Scenarios.of("database-down"));

        assertThat(report.figure("restarts").spread().max()).hasValue(0);
        assertThat(median(report, "not_ready_at_once")).isEqualTo(20);
    }

    @Test
    void afterALongOutageTheCascadeContinuesInCrashLoopBackOff() {
        String[] minutes = {"duration=30m", "incidents.0.for=15m"};
        Report with = report(Scenarios.of("database-down", minutes[0], minutes[1], LIVENESS_READS_THE_DATABASE));
        Report without = report(Scenarios.of("database-down", minutes));

        assertThat(median(with, "recovery_s")).isGreaterThan(median(without, "recovery_s") + 60);
        assertThat(median(with, "back_off_pod_min")).isPositive();
    }

    @Test
    void checksPerProbeAreAHerdThatCachedOnesAreNot() {
        Report perProbe = report(Scenarios.of("thundering-herd", PER_PROBE, LIVENESS_READS_THE_DATABASE));
        Report cached = report(Scenarios.of("thundering-herd"));

        assertThat(median(perProbe, "peak_checks_database")).isGreaterThan(2 * median(cached, "peak_checks_database"));
    }

    @Test
    void cachedChecksAskAsOftenHoweverOftenProbesDo() {
        Report seldom = report(Scenarios.of("steady", "pods=200"));
        Report often = report(Scenarios.of("steady", "pods=200", "probes.readiness.periodSeconds=1"));

        assertThat(asked(often)).isEqualTo(asked(seldom));
    }

    @Test
    void aRollingUpdateWithoutDrainLosesRequests() {
        Report report = report(Scenarios.of("rolling-update", "application.drainDelay=0s"));

        assertThat(median(report, "failed_not_serving")).isGreaterThan(50);
    }

    @Test
    void aRollingUpdateWithDrainLosesNone() {
        Report report = report(Scenarios.of("rolling-update"));

        assertThat(report.figure("failed").spread().max()).hasValue(0);
        assertThat(report.figure("recovery_s").spread().never()).isZero();
    }

    @Test
    void aRollingUpdateWithAPreStopPauseInsteadLosesNoneEither() {
        Report report = report(Scenarios.of("rolling-update", "application.drainDelay=0s", "probes.preStopSeconds=5"));

        assertThat(report.figure("failed").spread().max()).hasValue(0);
    }

    @Test
    void aPoolOfWorkersThatADatabaseExhaustsTakesLivenessWithIt() {
        Report shared = report(Scenarios.of("database-hanging"));
        Report apart = report(Scenarios.of("database-hanging", "application.probesShareWorkers=false"));

        assertThat(median(shared, "restarts_liveness")).isGreaterThanOrEqualTo(20);
        assertThat(apart.figure("restarts").spread().max()).hasValue(0);
    }

    @Test
    void aSlowStartIsKilledByAStartupProbeThatIsTooShort() {
        Report tooShort = report(Scenarios.of("slow-start"));
        Report longEnough = report(Scenarios.of("slow-start", "probes.startup.failureThreshold=150"));

        assertThat(median(tooShort, "restarts_startup")).isPositive();
        assertThat(longEnough.figure("restarts").spread().max()).hasValue(0);
    }

    @Test
    void aBadPodIsTakenOutAndKilledAndNobodyElse() {
        Report report = report(Scenarios.of("bad-pod"));

        assertThat(median(report, "restarts")).isEqualTo(1);
        assertThat(report.figure("not_ready_at_once").spread().max()).hasValue(1);
        assertThat(median(report, "first_reaction_s")).isBetween(5.0, 15.0);
    }

    @Test
    void onlyThePodsOfASlowNodeAreTouched() {
        Report report = report(Scenarios.of("slow-node"));

        assertThat(report.figure("not_ready_at_once").spread().max()).hasValue(5);
    }

    @Test
    void pausesShorterThanTheProbesAllowKillNobody() {
        Report calm = report(Scenarios.of("gc-pause", "application.pauses.length=1s"));
        Report tooLong = report(Scenarios.of("gc-pause", "application.pauses.length=35s"));

        assertThat(calm.figure("restarts").spread().max()).hasValue(0);
        assertThat(median(tooLong, "restarts_liveness")).isPositive();
    }

    @Test
    void patienceKeepsPodsInWhereTheDatabaseFlaps() {
        Report hasty = report(Scenarios.of("database-flapping", "probes.readiness.failureThreshold=1"));
        Report patient = report(Scenarios.of("database-flapping", "probes.readiness.failureThreshold=6"));

        assertThat(median(patient, "not_ready_pod_min")).isLessThan(median(hasty, "not_ready_pod_min"));
    }

    @Test
    void newerKubeletsNoticeAHangToo() {
        Report report = report(Scenarios.of("bad-pod", "cluster.worker=mutable"));

        assertThat(median(report, "restarts")).isEqualTo(1);
    }

    @Test
    void theVerdictNamesTheRestartsThatAreSaved() {
        Report with = report(Scenarios.of("database-down", LIVENESS_READS_THE_DATABASE));
        Report without = report(Scenarios.of("database-down"));

        assertThat(new Comparison(with, without).verdict())
                .startsWith("With B: ")
                .contains("restarts: 0 instead of ");
        assertThat(new Comparison(with, with).verdict()).isEqualTo("No notable difference.");
    }

    private static Report report(Scenario scenario) {
        return new Simulation(scenario).run(1, 5);
    }

    private static double median(Report report, String figure) {
        return report.figures().stream()
                .filter(each -> each.name().equals(figure))
                .mapToDouble(each -> each.spread().p50().orElse(Double.POSITIVE_INFINITY))
                .findFirst()
                .orElse(0);
    }

    /** All queries of checks that were seen. */
    private static double asked(Report report) {
        return report.curves().stream()
                .filter(curve -> curve.name().equals("checks_per_s_database"))
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> point.median())
                .sum();
    }
}
