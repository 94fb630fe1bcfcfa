/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Kubernetes service: a name for a set of pods.
 *
 * @param name its name
 * @param namespace the namespace of its pods
 * @param selector labels of those pods; never empty
 * @param targetPorts the ports that it targets, as names or numbers
 * @param alsoNotReady whether it also sends traffic to pods that are not ready
 */
public record Service(
        String name, String namespace, Map<String, String> selector, List<String> targetPorts, boolean alsoNotReady) {
    public Service {
        selector = Map.copyOf(selector);
        targetPorts = List.copyOf(targetPorts);
    }

    /** The object as a service, if it is one that selects pods. */
    public static Optional<Service> of(KubernetesObject object) {
        Optional<MapValue> spec = object.root().map("spec");
        if (!object.isBuiltIn("Service") || spec.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> selector = KubernetesObject.textsOf(spec.get().map("selector"));
        if (selector.isEmpty()) {
            return Optional.empty();
        }
        List<String> ports = spec.get().maps("ports").stream()
                .flatMap(port -> port.text("targetPort").or(() -> port.text("port")).stream())
                .toList();
        boolean alsoNotReady = spec.get()
                .text("publishNotReadyAddresses")
                .filter("true"::equals)
                .isPresent();
        return Optional.of(new Service(object.name(), object.namespace(), selector, ports, alsoNotReady));
    }

    /** Whether it selects the pods of that workload. */
    public boolean selects(Workload workload) {
        Map<String, String> labels = workload.template().labels();
        return namespace.equals(workload.object().namespace())
                && labels.entrySet().containsAll(selector.entrySet());
    }
}
