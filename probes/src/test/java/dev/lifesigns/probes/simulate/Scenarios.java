/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.simulate.scenario.Scenario;
import dev.lifesigns.probes.simulate.scenario.ScenarioReader;
import dev.lifesigns.probes.simulate.scenario.ScenarioResult;
import java.util.List;
import java.util.Objects;

/** Scenarios that are known to be right. */
final class Scenarios {
    private Scenarios() {}

    static Scenario of(String name, String... settings) {
        ScenarioResult result = ScenarioReader.read(name, List.of(settings));
        assertThat(result.findings()).isEmpty();
        return Objects.requireNonNull(result.scenario());
    }
}
