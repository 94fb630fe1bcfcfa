/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.Position;
import java.util.Map;
import java.util.Optional;

/**
 * A PodDisruptionBudget that selects pods by their labels.
 *
 * @param name its name
 * @param namespace the namespace of its pods
 * @param selector labels of those pods; never empty
 * @param field {@code minAvailable} or {@code maxUnavailable}
 * @param amount of that field: a number, or a percentage
 * @param position of that field
 * @param evictsUnhealthy whether a pod that is not ready may always be evicted
 */
public record DisruptionBudget(
        String name,
        String namespace,
        Map<String, String> selector,
        String field,
        String amount,
        Position position,
        boolean evictsUnhealthy) {
    private static final String LEAST = "minAvailable";
    private static final String MOST = "maxUnavailable";

    public DisruptionBudget {
        requireNonNull(name, "name");
        requireNonNull(namespace, "namespace");
        selector = Map.copyOf(selector);
        requireNonNull(field, "field");
        requireNonNull(amount, "amount");
        requireNonNull(position, "position");
    }

    /** The object as a budget, if it is one whose pods and amount are known. */
    public static Optional<DisruptionBudget> of(KubernetesObject object) {
        Optional<MapValue> spec = object.root().map("spec");
        if (!object.isBuiltIn("PodDisruptionBudget") || spec.isEmpty()) {
            return Optional.empty();
        }
        Optional<MapValue> selector = spec.get().map("selector");
        Map<String, String> labels = KubernetesObject.textsOf(selector.flatMap(map -> map.map("matchLabels")));
        String field = spec.get().has(LEAST) ? LEAST : MOST;
        Optional<String> amount = spec.get().text(field).filter(text -> text.matches("\\d{1,6}%?"));
        boolean known = !labels.isEmpty()
                && amount.isPresent()
                && selector.filter(map -> map.has("matchExpressions")).isEmpty();
        boolean always = spec.get()
                .text("unhealthyPodEvictionPolicy")
                .filter("AlwaysAllow"::equals)
                .isPresent();
        return known
                ? Optional.of(new DisruptionBudget(
                        object.name(),
                        object.namespace(),
                        labels,
                        field,
                        amount.get(),
                        spec.get().positionOf(field),
                        always))
                : Optional.empty();
    }

    /** Whether no pod may be evicted, however many there are. */
    public boolean blocksAlways() {
        return field.equals(LEAST) ? amount.equals("100%") : amount.matches("0+%?");
    }

    /** Whether none of so many healthy pods may be evicted. Percentages are rounded up, as in Kubernetes. */
    public boolean blocks(int pods) {
        if (blocksAlways()) {
            return true;
        }
        if (!field.equals(LEAST)) {
            return false;
        }
        boolean percent = amount.endsWith("%");
        long number = Long.parseLong(percent ? amount.substring(0, amount.length() - 1) : amount);
        return (percent ? (number * pods + 99) / 100 : number) >= pods;
    }
}
