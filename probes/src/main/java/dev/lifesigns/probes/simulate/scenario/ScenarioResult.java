/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.Remark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a scenario.
 *
 * @param scenario {@code null} if there are findings
 * @param findings all of them, in the order of the file
 */
public record ScenarioResult(@Nullable Scenario scenario, List<Remark> findings) {
    public ScenarioResult {
        findings = List.copyOf(findings);
    }
}
