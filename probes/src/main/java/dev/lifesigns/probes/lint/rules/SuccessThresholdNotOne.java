/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.DeclaredProbe;

/** More than one required success on a probe that kills. */
final class SuccessThresholdNotOne implements Rule {
    @Override
    public String id() {
        return "success-threshold-not-one";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            int threshold = probe.node().integer("successThreshold").orElse(1);
            if (probe.kind().kills() && threshold > 1) {
                findings.add(
                        probe.positionOf("successThreshold"),
                        probe.kind().field() + ".successThreshold is " + threshold + " (expected: 1)",
                        findings.rejection(),
                        new Fix(probe.path("successThreshold"), "1"));
            }
        }
    }
}
