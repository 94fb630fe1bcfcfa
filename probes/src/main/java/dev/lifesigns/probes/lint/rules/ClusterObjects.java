/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.Autoscaler;
import dev.lifesigns.probes.manifest.DisruptionBudget;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.Service;
import dev.lifesigns.probes.manifest.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The services, budgets and autoscalers of the files, looked up by workload. Not thread-safe. */
public final class ClusterObjects {
    private final BySelector<Service> services = new BySelector<>();
    private final Set<String> namespacesWithServices = new HashSet<>();
    private final Map<String, Autoscaler> autoscalers = new HashMap<>();
    private final BySelector<DisruptionBudget> budgets = new BySelector<>();
    private final Map<Pods, Integer> pods = new HashMap<>();
    private final Map<DisruptionBudget, Integer> selected = new HashMap<>();

    private record Pods(String namespace, Map<String, String> labels) {}

    /** Adds what other objects may refer to; the rest of the object may be forgotten. */
    public void add(KubernetesObject object, List<Workload> workloads) {
        Service.of(object).ifPresent(this::add);
        DisruptionBudget.of(object).ifPresent(budget -> budgets.add(budget.namespace(), budget.selector(), budget));
        Autoscaler.of(object).ifPresent(each -> autoscalers.put(key(each.namespace(), each.kind(), each.name()), each));
        workloads.forEach(workload -> pods.merge(
                new Pods(workload.object().namespace(), workload.template().labels()), 1, Integer::sum));
    }

    private void add(Service service) {
        services.add(service.namespace(), service.selector(), service);
        namespacesWithServices.add(service.namespace());
    }

    private static String key(String namespace, String kind, String name) {
        return namespace + "/" + kind + "/" + name;
    }

    /** The services that select its pods. */
    List<Service> servicesOf(Workload workload) {
        return List.copyOf(services.selecting(
                workload.object().namespace(), workload.template().labels()));
    }

    /** The budgets that select the pods of that workload and of no other in the files. */
    List<DisruptionBudget> budgetsOf(Workload workload) {
        if (budgets.isEmpty()) {
            return List.of();
        }
        countSelected();
        return budgets
                .selecting(workload.object().namespace(), workload.template().labels())
                .stream()
                .filter(budget -> selected.getOrDefault(budget, 0) == 1)
                .toList();
    }

    /** Counts once what each budget selects; the pods are not needed after that. */
    private void countSelected() {
        pods.forEach((each, count) -> budgets.selecting(each.namespace(), each.labels())
                .forEach(budget -> selected.merge(budget, count, Integer::sum)));
        pods.clear();
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
                        autoscalers.get(key(workload.object().namespace(), workload.kind(), workload.name())))
                .map(each -> new Replicas(each.minimum(), each.maximum()));
    }
}
