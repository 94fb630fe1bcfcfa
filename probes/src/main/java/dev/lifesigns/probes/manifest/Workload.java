/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object that runs pods.
 *
 * @param object the whole object
 * @param template its pods
 */
public record Workload(KubernetesObject object, PodTemplate template) {
    private static final Set<String> REPLICATED =
            Set.of("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "Rollout", "DeploymentConfig");

    private static final Set<String> SELECTING = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    /** Its kind, such as {@code Deployment}. */
    public String kind() {
        return object.kind();
    }

    /** Its name. */
    public String name() {
        return object.name();
    }

    /** Whether its pods run to completion rather than serve. */
    public boolean runsToAnEnd() {
        String kind = kind().toLowerCase(Locale.ROOT);
        return kind.contains("job") || kind.contains("workflow") || kind.endsWith("run") || kind.contains("task");
    }

    /** Whether it maintains a number of equal pods that serve. */
    public boolean isReplicated() {
        return REPLICATED.contains(kind());
    }

    /** How many pods; empty if the object does not say: a DaemonSet, or a custom resource. */
    public OptionalInt replicas() {
        Optional<MapValue> spec = object.root().map("spec");
        if (kind().equals("LeaderWorkerSet")) {
            return OptionalInt.empty();
        }
        if (spec.filter(map -> map.has("replicas")).isPresent()) {
            return spec.get().integer("replicas");
        }
        return isReplicated() || kind().equals("Pod") ? OptionalInt.of(1) : OptionalInt.empty();
    }

    /** Whether all old pods stop before the first new one starts. */
    public boolean isRecreated() {
        return object.root()
                .map("spec", "strategy")
                .flatMap(strategy -> strategy.text("type"))
                .filter("Recreate"::equals)
                .isPresent();
    }

    /** Whether it is of Kubernetes itself, whose API server checks all of it. */
    public boolean isBuiltIn() {
        return object.isBuiltIn(kind());
    }

    /** Whether it may only change another manifest, as an overlay of Kustomize does: it lacks the selector that its kind requires. */
    public boolean mayBePatch() {
        return SELECTING.contains(kind())
                && object.apiVersion().startsWith("apps/")
                && object.root().map("spec", "selector").isEmpty();
    }

    /** Whether it leaves the images of its containers to its triggers, as a DeploymentConfig of OpenShift may. */
    public boolean takesImagesFromTriggers() {
        return object.isDeploymentConfig()
                && object.root().map("spec").stream()
                        .flatMap(spec -> spec.maps("triggers").stream())
                        .anyMatch(trigger -> trigger.text("type")
                                .filter("ImageChange"::equals)
                                .isPresent());
    }

    /** Whether it belongs to Knative, whose controller fills in what a probe leaves out. */
    public boolean isOfKnative() {
        return object.isOfKnative();
    }

    /** Its annotations. */
    public Optional<MapValue> annotations() {
        return object.root().map("metadata").flatMap(metadata -> metadata.map("annotations"));
    }

    /**
     * How a pod with only this container starts, runs and terminates. Probes that the API server would reject are left
     * out.
     *
     * @param container one of the template's containers
     */
    public PodProbes probesOf(Container container) {
        return new PodProbes(
                probe(container, ProbeKind.STARTUP),
                probe(container, ProbeKind.LIVENESS),
                probe(container, ProbeKind.READINESS),
                template.terminationGracePeriodSeconds(),
                container.preStop().map(hook -> (int) hook.sleep().toSeconds()).orElse(0));
    }

    private static @Nullable Probe probe(Container container, ProbeKind kind) {
        return container.probe(kind).flatMap(DeclaredProbe::probe).orElse(null);
    }
}
