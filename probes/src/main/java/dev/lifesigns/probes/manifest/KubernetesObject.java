/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Kubernetes object, as it would be sent to the API server.
 *
 * @param apiVersion with the group, such as {@code apps/v1}
 * @param kind such as {@code Deployment}
 * @param name empty if the API server generates it
 * @param namespace default: {@code default}
 * @param root all of it
 */
public record KubernetesObject(String apiVersion, String kind, String name, String namespace, MapValue root) {
    private static final String DEFAULT_NAMESPACE = "default";

    public KubernetesObject {
        requireNonNull(apiVersion, "apiVersion");
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(namespace, "namespace");
        requireNonNull(root, "root");
    }

    /** The map as an object, if it has a kind and a version. */
    static Optional<KubernetesObject> of(MapValue root) {
        Optional<String> apiVersion = root.text("apiVersion");
        Optional<String> kind = root.text("kind");
        if (apiVersion.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        Optional<MapValue> metadata = root.map("metadata");
        String name = metadata.flatMap(map -> map.text("name")).orElse("");
        String namespace = metadata.flatMap(map -> map.text("namespace")).orElse(DEFAULT_NAMESPACE);
        return Optional.of(new KubernetesObject(apiVersion.get(), kind.get(), name, namespace, root));
    }

    /** Whether it is of that kind, and of Kubernetes itself: a {@code Service} of Knative is something else. */
    boolean isBuiltIn(String wanted) {
        return kind.equals(wanted) && (!apiVersion.contains(".") || apiVersion.contains(".k8s.io/"));
    }

    /** Whether it is a DeploymentConfig of OpenShift, whose group was once left out. */
    boolean isDeploymentConfig() {
        return kind.equals("DeploymentConfig")
                && (apiVersion.equals("v1") || apiVersion.startsWith("apps.openshift.io/"));
    }

    /** Whether it belongs to Knative Serving. */
    boolean isOfKnative() {
        return apiVersion.startsWith("serving.knative.dev/");
    }

    /** Whether it is a Revision of Knative, whose spec is that of its pods. */
    boolean isRevision() {
        return kind.equals("Revision") && isOfKnative();
    }

    /** The scalars of a map by their names: labels, a selector. */
    static Map<String, String> textsOf(Optional<MapValue> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.ifPresent(labels -> labels.entries()
                .forEach((key, entry) -> entry.value().asScalar().ifPresent(scalar -> texts.put(key, scalar.text()))));
        return texts;
    }
}
