/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An object that decides how many pods a workload has.
 *
 * @param namespace of both
 * @param kind of the workload
 * @param name of the workload
 * @param minimum the least number of pods; 0 if it may scale the workload to nothing
 * @param maximum the greatest number of pods
 */
public record Autoscaler(String namespace, String kind, String name, int minimum, int maximum) {
    private static final int MOST_OF_KEDA = 100;

    public Autoscaler {
        requireNonNull(namespace, "namespace");
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        if (minimum < 0) {
            throw new IllegalArgumentException("minimum: " + minimum + " (expected: at least 0)");
        }
        if (maximum < minimum) {
            throw new IllegalArgumentException("maximum: " + maximum + " (expected: at least " + minimum + ")");
        }
    }

    /** The object as an autoscaler, if it is one: a HorizontalPodAutoscaler, or a ScaledObject of KEDA. */
    public static Optional<Autoscaler> of(KubernetesObject object) {
        requireNonNull(object, "Autoscaler.of: object is null");
        return switch (object.kind()) {
            case "HorizontalPodAutoscaler" -> of(object, "minReplicas", 1, "maxReplicas", 1);
            case "ScaledObject" -> of(object, "minReplicaCount", 0, "maxReplicaCount", MOST_OF_KEDA);
            default -> Optional.empty();
        };
    }

    private static Optional<Autoscaler> of(
            KubernetesObject object, String fewest, int leastByDefault, String most, int mostByDefault) {
        Optional<MapValue> spec = object.root().map("spec");
        int minimum = Math.max(0, number(spec, fewest).orElse(leastByDefault));
        int maximum = Math.max(minimum, number(spec, most).orElse(mostByDefault));
        return spec.flatMap(map -> map.map("scaleTargetRef"))
                .flatMap(target -> target.text("name")
                        .map(name -> new Autoscaler(
                                object.namespace(), target.text("kind").orElse("Deployment"), name, minimum, maximum)));
    }

    private static OptionalInt number(Optional<MapValue> spec, String field) {
        return spec.map(map -> map.integer(field)).orElse(OptionalInt.empty());
    }

    /** Whether it scales that workload. */
    public boolean scales(Workload workload) {
        requireNonNull(workload, "Autoscaler.scales: workload is null");
        return kind.equals(workload.kind())
                && name.equals(workload.name())
                && namespace.equals(workload.object().namespace());
    }
}
