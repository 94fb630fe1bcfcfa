/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.ManifestReader;
import dev.lifesigns.probes.manifest.Workload;
import dev.lifesigns.probes.manifest.WorkloadFinder;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import dev.lifesigns.probes.simulate.scenario.ScenarioReader;
import dev.lifesigns.probes.simulate.scenario.ScenarioResult;
import dev.lifesigns.probes.simulate.scenario.SimulatedWorkload;
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
        List<KubernetesObject> objects =
                ManifestReader.read(new ManifestSource("orders.yaml", manifest)).objects();
        Workload workload = WorkloadFinder.find(objects.get(0)).get(0);
        return ScenarioReader.read(
                scenario,
                new SimulatedWorkload(
                        "orders.yaml",
                        workload,
                        workload.template().containers().get(0),
                        objects),
                List.of(settings));
    }
}
