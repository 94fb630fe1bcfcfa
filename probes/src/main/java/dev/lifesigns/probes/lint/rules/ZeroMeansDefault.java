/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import java.util.Map;
import java.util.TreeMap;

/** A zero that Kubernetes treats as "not set". */
final class ZeroMeansDefault implements Rule {
    private static final Map<String, Integer> DEFAULTS = new TreeMap<>(Map.of(
            "periodSeconds", Probe.DEFAULT_PERIOD,
            "timeoutSeconds", Probe.DEFAULT_TIMEOUT,
            "failureThreshold", Probe.DEFAULT_FAILURE_THRESHOLD,
            "successThreshold", Probe.DEFAULT_SUCCESS_THRESHOLD));

    @Override
    public String id() {
        return "zero-means-default";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (target.workload().isOfKnative()) {
            return;
        }
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            DEFAULTS.forEach((field, number) -> {
                if (probe.node().integer(field).orElse(1) == 0) {
                    findings.add(
                            probe.positionOf(field),
                            probe.kind().field() + "." + field + " is 0",
                            "Kubernetes treats 0 as not set and uses the default of " + number + ".",
                            new Fix(probe.path(field), Integer.toString(number)));
                }
            });
        }
    }
}
