/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Probe;
import dev.lifesigns.kubernetes.manifest.DeclaredProbe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A zero that Kubernetes reads as "not given". */
final class ZeroMeansDefault implements Rule {
    private static final RuleText TEXT = new RuleText(
            "zero-means-default",
            Severity.WARNING,
            "A probe says the numbers that it will have",
            "The API server cannot tell a 0 from a field that is left out and puts the default in its place. Whoever writes "
                    + "failureThreshold: 0 to never fail, or timeoutSeconds: 0 to wait for ever, gets 3 and 1.",
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              failureThreshold: 0
            """,
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              failureThreshold: 3
            """,
            "",
            List.of("https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go"));

    private static final Map<String, Integer> DEFAULTS = new TreeMap<>(Map.of(
            "periodSeconds", Probe.DEFAULT_PERIOD,
            "timeoutSeconds", Probe.DEFAULT_TIMEOUT,
            "failureThreshold", Probe.DEFAULT_FAILURE_THRESHOLD,
            "successThreshold", Probe.DEFAULT_SUCCESS_THRESHOLD));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            DEFAULTS.forEach((field, number) -> {
                if (probe.node().integer(field).orElse(1) == 0) {
                    findings.add(
                            probe.positionOf(field),
                            probe.kind().field() + "." + field + " is 0",
                            "Kubernetes takes it for not given: it will be " + number + ".",
                            new Fix(probe.path(field), Integer.toString(number)));
                }
            });
        }
    }
}
