/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.Service;
import dev.lifesigns.probes.manifest.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The services and autoscalers of the files, looked up by workload. */
public final class ClusterObjects {
    /*
     * Services are indexed by the first label of their selector, so that a workload only looks at those that share a
     * label with it.
     */
    private final Map<Label, List<Service>> services = new HashMap<>();
    private final Set<String> namespacesWithServices = new HashSet<>();
    private final Set<String> autoscaled = new HashSet<>();

    private record Label(String namespace, String key, String value) {}

    public ClusterObjects(List<KubernetesObject> objects) {
        for (KubernetesObject object : objects) {
            Service.of(object).ifPresent(this::add);
            autoscaledBy(object).ifPresent(autoscaled::add);
        }
    }

    private void add(Service service) {
        Map.Entry<String, String> label =
                service.selector().entrySet().iterator().next();
        services.computeIfAbsent(
                        new Label(service.namespace(), label.getKey(), label.getValue()), key -> new ArrayList<>())
                .add(service);
        namespacesWithServices.add(service.namespace());
    }

    private static Optional<String> autoscaledBy(KubernetesObject object) {
        if (!object.kind().equals("HorizontalPodAutoscaler") && !object.kind().equals("ScaledObject")) {
            return Optional.empty();
        }
        Optional<MapValue> target = object.root().map("spec").flatMap(spec -> spec.map("scaleTargetRef"));
        return target.flatMap(reference -> reference.text("name")).map(name -> object.namespace() + "/" + name);
    }

    /** The services that select its pods. */
    List<Service> servicesOf(Workload workload) {
        String namespace = workload.object().namespace();
        Set<Service> found = new LinkedHashSet<>();
        workload.template()
                .labels()
                .forEach((key, value) -> services.getOrDefault(new Label(namespace, key, value), List.of()).stream()
                        .filter(service -> service.selects(workload))
                        .forEach(found::add));
        return List.copyOf(found);
    }

    /** Whether the files contain any service of that namespace. */
    boolean knowsServicesOf(Workload workload) {
        return namespacesWithServices.contains(workload.object().namespace());
    }

    /** Whether an autoscaler decides how many pods it has. */
    boolean isAutoscaled(Workload workload) {
        return autoscaled.contains(workload.object().namespace() + "/" + workload.name());
    }
}
