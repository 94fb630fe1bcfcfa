/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.simulate.Simulation.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user of the module sees of a simulation. */
class SimulationTest {
    @Test
    void aScenarioIsReadAndRun() {
        Simulation outage = Simulation.read("database-down", List.of("pods=3"));
        Report report = outage.run(5, 2);

        assertThat(outage.description()).isEqualTo("the database refuses connections for three minutes");
        assertThat(outage.pods()).isEqualTo(3);
        assertThat(outage.probes().probe(ProbeKind.READINESS)).isPresent();
        assertThat(outage.hasProposedWorker()).isFalse();
        assertThat(outage.events())
                .containsExactly(new Event(Duration.ofMinutes(2), Duration.ofMinutes(3), "database is down"));
        assertThat(report.simulation()).isSameAs(outage);
        assertThat(report.firstSeed()).isEqualTo(5);
        assertThat(report.runs()).isEqualTo(2);
    }

    @Test
    void allFindingsOfAnInvalidScenarioAreReported() {
        assertThatExceptionOfType(InvalidScenarioException.class)
                .isThrownBy(() -> Simulation.read("steady", List.of("pods=many", "podz=2")))
                .satisfies(refused -> {
                    assertThat(refused.findings()).hasSize(2);
                    assertThat(refused.getMessage().lines().toList())
                            .isEqualTo(refused.findings().stream()
                                    .map(Remark::toString)
                                    .toList());
                });
    }

    @Test
    void everyBuiltInScenarioCanBeShown() {
        assertThat(Simulation.builtIns())
                .contains("steady", "database-down")
                .allSatisfy(name -> assertThat(Simulation.builtIn(name)).contains("description:"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Simulation.builtIn("stedy"))
                .withMessageStartingWith("scenario: 'stedy'");
    }

    @Test
    void aSimulationRunsAtLeastOnce() {
        Simulation steady = Simulation.read("steady", List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> steady.run(1, 0))
                .withMessage("runs: 0 (expected: at least 1)");
    }

    @Test
    void eachContainerWithProbesCanBeSimulated() {
        String probe = "readinessProbe: {tcpSocket: {port: http}}";
        List<SimulatedWorkload> found = SimulatedWorkload.in(
                "shop",
                List.of(
                        new ManifestSource("a.yaml", Manifests.deployment(probe)),
                        new ManifestSource("b.yaml", Manifests.deployment(""))));

        assertThat(found).extracting(SimulatedWorkload::path).containsExactly("orders/app");
        assertThat(found.get(0).isNamed("orders/app")).isTrue();
        assertThat(found.get(0).isNamed("orders")).isTrue();
        assertThat(found.get(0).isNamed("app")).isTrue();
        assertThat(found.get(0).isNamed("other")).isFalse();
    }

    @Test
    void aManifestThatCannotBeReadIsRefusedWithItsPosition() {
        List<ManifestSource> broken = List.of(new ManifestSource("orders.yaml", "kind: [Deployment"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedWorkload.in("orders.yaml", broken))
                .withMessageStartingWith("orders.yaml:1:");
    }
}
