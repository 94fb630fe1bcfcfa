/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.simulate.render.JsonRenderer;
import dev.lifesigns.probes.simulate.scenario.BuiltIns;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeterminismTest {
    @ParameterizedTest
    @MethodSource
    void theSameSeedsGiveTheSameBytes(String name) {
        Simulation simulation = new Simulation(Scenarios.of(name));

        assertThat(JsonRenderer.of(simulation.run(7, 3))).isEqualTo(JsonRenderer.of(simulation.run(7, 3)));
    }

    static List<String> theSameSeedsGiveTheSameBytes() {
        return BuiltIns.names();
    }

    @Test
    void howManyRunAtTheSameTimeMakesNoDifference() {
        Scenario scenario = Scenarios.of("database-slow");

        assertThat(Simulator.runs(scenario, 1, 8, 4)).isEqualTo(Simulator.runs(scenario, 1, 8, 1));
    }

    @Test
    void anotherSeedIsOtherLuck() {
        Scenario scenario = Scenarios.of("database-slow");

        assertThat(Simulator.runs(scenario, 1, 1, 1)).isNotEqualTo(Simulator.runs(scenario, 2, 1, 1));
    }

    /** What differs only in the application leaves the phases of the kubelet alone. */
    @Test
    void twoSettingsMeetTheSameLuck() {
        Scenario plain = Scenarios.of("bad-pod");
        Scenario other = Scenarios.of("bad-pod", "application.pauses={every: 2h, length: 1s}");

        assertThat(Simulator.runs(plain, 1, 1, 1).get(0).firstReaction())
                .isEqualTo(Simulator.runs(other, 1, 1, 1).get(0).firstReaction());
    }
}
