/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lifesigns.probes.manifest.Autoscaler;
import dev.lifesigns.probes.simulate.scenario.PodAmount;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Whatever is passed to a simulation is refused where it is passed, by its name. */
@SuppressWarnings("NullAway")
class NullArgumentsTest {
    @Test
    void nullIsRefusedByName() {
        Scenario scenario = Scenarios.of("steady");
        Simulation simulation = new Simulation(scenario);
        Report report = new Report(simulation, 1, 1, List.of(), List.of());
        Autoscaler autoscaler = new Autoscaler("default", "Deployment", "orders", 2, 4);
        Map<String, ThrowingCallable> calls = Map.ofEntries(
                entry("SimulatedWorkload.in: source is null", () -> SimulatedWorkload.in(null, List.of())),
                entry("SimulatedWorkload.in: manifests is null", () -> SimulatedWorkload.in("orders.yaml", null)),
                entry("Simulation.read: nameOrFile is null", () -> Simulation.read(null, List.of())),
                entry("Simulation.read: settings is null", () -> Simulation.read("steady", null)),
                entry("Simulation.builtIn: name is null", () -> Simulation.builtIn(null)),
                entry("Simulation.withName: name is null", () -> simulation.withName(null)),
                entry("PodAmount.parse: text is null", () -> PodAmount.parse(null)),
                entry("Scenario.question: kind is null", () -> scenario.question(null)),
                entry("Report.find: name is null", () -> report.find(null)),
                entry("Report.figure: name is null", () -> report.figure(null)),
                entry("simulation", () -> new Report(null, 1, 1, List.of(), List.of())),
                entry("Autoscaler.of: object is null", () -> Autoscaler.of(null)),
                entry("Autoscaler.scales: workload is null", () -> autoscaler.scales(null)),
                entry("namespace", () -> new Autoscaler(null, "Deployment", "orders", 2, 4)));
        calls.forEach((message, call) ->
                assertThatNullPointerException().isThrownBy(call).withMessage(message));
    }

    @Test
    void anAutoscalerHasNoNegativeMinimum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Autoscaler("default", "Deployment", "orders", -1, 4))
                .withMessage("minimum: -1 (expected: at least 0)");
    }
}
