/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static dev.lifesigns.probes.generate.Examples.database;
import static dev.lifesigns.probes.generate.Examples.plan;
import static dev.lifesigns.probes.generate.Examples.refusal;
import static dev.lifesigns.probes.generate.Examples.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ProbedService.Check;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetectionTest {
    private static final Placement OWN = Placement.OWN_CONTAINER;

    @Test
    void wholeDetectionIsThatOfTheChecksAndOfTheProbe() {
        Plan plan = plan(wanting(OWN, "30s", database("10s", "2s", 1)));

        assertThat(plan.detection().value()).isEqualTo(Duration.ofSeconds(12 + 3 * 5 + 3));
        assertThat(plan.detection().reason())
                .isEqualTo(
                        "12s for the checks (check 'database': 10s + 2s, lifesigns.yaml:6) + 18s for the readiness probe");
    }

    @Test
    void checksThatAreTooSlowAreNamedWithThePeriodThatWouldDo() {
        assertThat(refusal(wanting(OWN, "20s", database("10s", "2s", 1))).problems())
                .containsExactly(
                        "check 'database': period: 10s, from lifesigns.yaml:6"
                                + " (expected: at most 7s for --detect-within 20s)",
                        "--detect-within: 20s (expected: at least 23s: 12s for the checks"
                                + " (check 'database': 10s + 2s, lifesigns.yaml:6)"
                                + " and 11s for a probe with a timeout of 3s)");
    }

    @Test
    void thePeriodThatSufficesIsAccepted() {
        assertThat(plan(wanting(OWN, "20s", database("7s", "2s", 1)))
                        .detection()
                        .value())
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void timeoutIsNamedWhereNoPeriodAboveItWouldDo() {
        assertThat(refusal(wanting(OWN, "15s", database("10s", "2s", 3)))
                        .problems()
                        .get(0))
                .isEqualTo("check 'database': period: 10s, from lifesigns.yaml:6"
                        + " (expected: shorter, and so its timeout of 2s, for --detect-within 15s)");
    }

    @Test
    void checksThatDoNotDecideAboutReadinessCostNoTime() {
        Check slow = new Check(
                "report", "http", Duration.ofHours(1), Duration.ofMillis(500), 1, Set.of("readiness"), false, true);

        assertThat(plan(wanting(OWN, "15s", slow)).detection().reason())
                .startsWith("0s for the checks (no critical check)");
    }

    @Test
    void withoutAConfigurationThePeriodOfChecksGivesWayToTheWantedTime() {
        assertThat(plan(wanting(OWN, "12s")).checkPeriod().value()).isEqualTo(Duration.ofSeconds(3));
        assertThat(plan(wanting(OWN, "60s")).checkPeriod().value()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void everythingThatIsOutOfBoundsIsReportedAtOnce() {
        Requirements wanted = new Requirements(
                new Input<>(Duration.ZERO, "--startup-time"),
                new Input<>(Duration.ofMillis(500), "--slowest-check"),
                null,
                new Input<>(Duration.ofSeconds(10), "--restart-after"),
                new Input<>(Duration.ZERO, "--propagation"),
                new Input<>(Duration.ofHours(2), "lifesigns.yaml:2"),
                new Input<>(Duration.ofHours(2), "--stop-time"),
                new Input<>(1, "--replicas"),
                OWN,
                wanting(OWN, "30s", database("10s", "2s", 1)).checks());

        assertThat(refusal(wanted).problems())
                .containsExactly(
                        "--startup-time: 0s (expected: 1ms to 3600s)",
                        "--restart-after: 10s (expected: 30s to 3600s,"
                                + " because a garbage collection or a failover passes by itself)",
                        "--propagation: 0s (expected: 1s to 3600s, because traffic keeps arriving after SIGTERM)",
                        "drainDelay: 7200s, from lifesigns.yaml:2 (expected: 0s to 3600s)",
                        "--stop-time: 7200s (expected: 0s to 3600s)",
                        "--replicas: 1 (expected: 2 to 10000, because check 'database' would take the only pod out of"
                                + " traffic)",
                        "--slowest-check: 500ms (expected: at least 2s, the timeout of check 'database'"
                                + " at lifesigns.yaml:6)");
    }

    @Test
    void dependencyInLivenessIsRefused() {
        Check restarts = new Check(
                "database", "jdbc", Duration.ofSeconds(5), Duration.ofSeconds(1), 1, Set.of("liveness"), true, true);

        assertThat(refusal(wanting(OWN, "30s", restarts)).problems())
                .containsExactly("check 'database': in liveness, from lifesigns.yaml:6"
                        + " (expected: readiness only, because restarting this program cannot fix it)");
    }
}
