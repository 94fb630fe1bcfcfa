/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import dev.lifesigns.probes.simulate.scenario.ScenarioReader;
import dev.lifesigns.probes.simulate.scenario.ScenarioResult;
import java.util.List;
import java.util.Objects;

/** Small manifests, and scenarios with them. */
final class Manifests {
    private Manifests() {}

    /** A Deployment of four pods whose container has a port {@code http} and these fields. */
    static String deployment(String container) {
        return deployment("replicas: 4", container);
    }

    static String deployment(String spec, String container) {
        return workload("Deployment", spec, container);
    }

    static String workload(String kind, String spec, String container) {
        return """
                apiVersion: apps/v1
                kind: %s
                metadata: {name: orders}
                spec:
                  %s
                  template:
                    spec:
                      terminationGracePeriodSeconds: 30
                      containers:
                      - name: app
                        image: orders
                        ports: [{name: http, containerPort: 8080}]
                %s""".formatted(kind, spec, container.indent(8));
    }

    static Scenario simulated(String scenario, String manifest, String... settings) {
        ScenarioResult result = read(scenario, manifest, settings);
        assertThat(result.findings()).isEmpty();
        return Objects.requireNonNull(result.scenario());
    }

    static ScenarioResult read(String scenario, String manifest, String... settings) {
        List<SimulatedWorkload> found =
                SimulatedWorkload.in("orders.yaml", List.of(new ManifestSource("orders.yaml", manifest)));
        return ScenarioReader.read(scenario, found.get(0).settings(), List.of(settings));
    }
}
