/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.DisruptionBudget;
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
import java.util.OptionalInt;
import java.util.Set;

/** The services and autoscalers of the files, looked up by workload. Not thread-safe. */
public final class ClusterObjects {
    /*
     * Services are indexed by the first label of their selector, so that a workload only looks at those that share a
     * label with it.
     */
    private final Map<Label, List<Service>> services = new HashMap<>();
    private final Set<String> namespacesWithServices = new HashSet<>();
    private final Map<String, Replicas> autoscaled = new HashMap<>();

    private final List<DisruptionBudget> budgets = new ArrayList<>();
    private final Map<Pods, Integer> pods = new HashMap<>();

    private record Pods(String namespace, Map<String, String> labels) {}

    private static final int MOST_OF_KEDA = 100;

    private record Label(String namespace, String key, String value) {}

    /** Adds what other objects may refer to; the rest of the object may be forgotten. */
    public void add(KubernetesObject object, List<Workload> workloads) {
        Service.of(object).ifPresent(this::add);
        DisruptionBudget.of(object).ifPresent(budgets::add);
        workloads.forEach(workload -> pods.merge(podsOf(workload), 1, Integer::sum));
        autoscaledBy(object).ifPresent(name -> autoscaled.put(name, replicas(object)));
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
        return target.flatMap(reference -> reference.text("name"))
                .map(name -> key(object.namespace(), target.get().text("kind").orElse("Deployment"), name));
    }

    private static String key(String namespace, String kind, String name) {
        return namespace + "/" + kind + "/" + name;
    }

    /** What an autoscaler allows, with the defaults of Kubernetes or KEDA. */
    private static Replicas replicas(KubernetesObject object) {
        Optional<MapValue> spec = object.root().map("spec");
        boolean keda = object.kind().equals("ScaledObject");
        int least = number(spec, keda ? "minReplicaCount" : "minReplicas").orElse(keda ? 0 : 1);
        int most = number(spec, keda ? "maxReplicaCount" : "maxReplicas").orElse(keda ? MOST_OF_KEDA : least);
        return new Replicas(least, Math.max(least, most));
    }

    private static OptionalInt number(Optional<MapValue> spec, String field) {
        return spec.map(map -> map.integer(field)).orElse(OptionalInt.empty());
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

    private static Pods podsOf(Workload workload) {
        return new Pods(workload.object().namespace(), workload.template().labels());
    }

    /** The budgets that select the pods of that workload and of no other in the files. */
    List<DisruptionBudget> budgetsOf(Workload workload) {
        return budgets.stream()
                .filter(budget -> budget.selects(workload) && selected(budget) == 1)
                .toList();
    }

    private int selected(DisruptionBudget budget) {
        return pods.entrySet().stream()
                .filter(entry -> entry.getKey().namespace().equals(budget.namespace())
                        && entry.getKey()
                                .labels()
                                .entrySet()
                                .containsAll(budget.selector().entrySet()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Whether the files contain any service of that namespace. */
    boolean knowsServicesOf(Workload workload) {
        return namespacesWithServices.contains(workload.object().namespace());
    }

    /** Whether an autoscaler decides how many pods it has. */
    boolean isAutoscaled(Workload workload) {
        return autoscaler(workload).isPresent();
    }

    /** How many pods its autoscaler allows, if it has one. */
    Optional<Replicas> autoscaler(Workload workload) {
        return Optional.ofNullable(
                autoscaled.get(key(workload.object().namespace(), workload.kind(), workload.name())));
    }
}
