/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.Container.Role;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.Manifest;
import dev.lifesigns.probes.manifest.ManifestReader;
import dev.lifesigns.probes.manifest.Workload;
import dev.lifesigns.probes.manifest.WorkloadFinder;
import dev.lifesigns.probes.simulate.scenario.ManifestSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A workload of a manifest, with the one of its containers whose probes are simulated. Immutable.
 *
 * <pre>{@code
 * ManifestSource manifest = new ManifestSource("orders.yaml", Files.readString(Path.of("orders.yaml")));
 * SimulatedWorkload orders = SimulatedWorkload.in("orders.yaml", List.of(manifest)).get(0);
 * Report report = Simulation.read("rolling-update", orders, List.of()).run(1, 20);
 * }</pre>
 */
public final class SimulatedWorkload {
    private final String source;
    private final Workload workload;
    private final Container container;
    private final List<KubernetesObject> objects;

    private SimulatedWorkload(String source, Workload workload, Container container, List<KubernetesObject> objects) {
        this.source = source;
        this.workload = workload;
        this.container = container;
        this.objects = objects;
    }

    /**
     * Every container with probes, but for init containers and sidecars, in the order of the manifests.
     *
     * @param source the name of the manifests together, for messages
     * @param manifests which may contain an autoscaler as well
     * @throws IllegalArgumentException if one of them cannot be read; the message says where
     */
    public static List<SimulatedWorkload> in(String source, List<ManifestSource> manifests) {
        requireNonNull(source, "SimulatedWorkload.in: source is null");
        requireNonNull(manifests, "SimulatedWorkload.in: manifests is null");
        List<KubernetesObject> objects = new ArrayList<>();
        for (ManifestSource each : manifests) {
            Manifest manifest = ManifestReader.read(each);
            manifest.broken().stream().findFirst().ifPresent(broken -> {
                throw new IllegalArgumentException(broken.position() + ": " + broken.message());
            });
            objects.addAll(manifest.objects());
        }
        List<SimulatedWorkload> found = new ArrayList<>();
        for (KubernetesObject object : objects) {
            for (Workload workload : WorkloadFinder.find(object)) {
                workload.template().containers().stream()
                        .filter(container -> container.role() == Role.MAIN
                                && !container.probes().isEmpty())
                        .forEach(container -> found.add(new SimulatedWorkload(source, workload, container, objects)));
            }
        }
        return found;
    }

    /** How a user names it: {@code orders/app}. */
    public String path() {
        return workload.name() + "/" + container.name();
    }

    /** Whether that is its path, or the name of its workload, or of its container. */
    public boolean isNamed(String name) {
        requireNonNull(name, "SimulatedWorkload.isNamed: name is null");
        return name.equals(path()) || name.equals(container.name()) || name.equals(workload.name());
    }

    ManifestSettings settings() {
        return new ManifestSettings(source, workload, container, objects);
    }
}
