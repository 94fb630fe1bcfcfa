/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the pod templates of an object: where its kind has them or, in custom resources, by their structure. */
public final class WorkloadFinder {
    private static final String TEMPLATE = "spec.template";
    private static final Map<String, String> PLACES = Map.of(
            "Pod", "",
            "PodTemplate", "template",
            "Deployment", TEMPLATE,
            "StatefulSet", TEMPLATE,
            "DaemonSet", TEMPLATE,
            "ReplicaSet", TEMPLATE,
            "ReplicationController", TEMPLATE,
            "Job", TEMPLATE,
            "CronJob", "spec.jobTemplate.spec.template");

    /* They contain manifests or descriptions of other objects, but run nothing. */
    private static final Set<String> NO_WORKLOADS =
            Set.of("ConfigMap", "Secret", "CustomResourceDefinition", "ControllerRevision", "Service", "Ingress");

    private WorkloadFinder() {}

    /** The workloads of the object; most have none, and most of the others one. */
    public static List<Workload> find(KubernetesObject object) {
        String place = PLACES.get(object.kind());
        if (object.isDeploymentConfig()) {
            return at(object, TEMPLATE).map(List::of).orElse(List.of());
        }
        if (object.isRevision()) {
            return at(object, "").map(List::of).orElse(List.of());
        }
        if (place != null && object.isBuiltIn(object.kind())) {
            return at(object, place).map(List::of).orElse(List.of());
        }
        List<Workload> found = new ArrayList<>();
        if (!isWithoutWorkloads(object)) {
            object.root().map("spec").ifPresent(spec -> search(object, spec, "spec", found));
        }
        return found;
    }

    private static boolean isWithoutWorkloads(KubernetesObject object) {
        return NO_WORKLOADS.contains(object.kind()) && object.isBuiltIn(object.kind())
                || object.kind().equals("CustomResourceDefinition");
    }

    private static Optional<Workload> at(KubernetesObject object, String place) {
        Optional<MapValue> holder = Optional.of(object.root());
        for (String key : place.isEmpty() ? new String[0] : place.split("\\.", -1)) {
            holder = holder.flatMap(map -> map.map(key));
        }
        return holder.flatMap(map -> map.map("spec").map(spec -> workload(object, map, spec, place)));
    }

    private static void search(KubernetesObject object, Value value, String path, List<Workload> found) {
        if (value instanceof ListValue list) {
            for (int i = 0; i < list.items().size(); i++) {
                search(object, list.items().get(i), path + "[" + i + "]", found);
            }
        } else if (value instanceof MapValue map) {
            Optional<MapValue> spec = map.map("spec").filter(WorkloadFinder::isPodSpec);
            if (spec.isPresent()) {
                found.add(workload(object, map, spec.get(), path));
                return;
            }
            map.entries().values().forEach(entry -> search(object, entry.value(), path + "." + entry.key(), found));
        }
    }

    private static boolean isPodSpec(MapValue spec) {
        List<MapValue> containers = spec.maps("containers");
        return !containers.isEmpty()
                && containers.stream()
                        .allMatch(container -> container.text("image").isPresent());
    }

    private static Workload workload(KubernetesObject object, MapValue holder, MapValue spec, String path) {
        String specPath = path.isEmpty() ? "spec" : path + ".spec";
        return new Workload(object, PodTemplate.of(specPath, spec, holder.map("metadata")));
    }
}
