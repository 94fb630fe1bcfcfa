/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.PodProbes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The pod template of a workload.
 *
 * @param path of its spec from the object's root: {@code spec.template.spec}
 * @param spec the spec
 * @param metadata its metadata, if any
 * @param containers the init containers first, in the order in which they start
 */
public record PodTemplate(String path, MapValue spec, Optional<MapValue> metadata, List<Container> containers) {
    private static final String GRACE_PERIOD = "terminationGracePeriodSeconds";

    public PodTemplate {
        containers = List.copyOf(containers);
    }

    static PodTemplate of(String path, MapValue spec, Optional<MapValue> metadata) {
        List<Container> containers = new ArrayList<>();
        addAll(containers, spec, "initContainers", path, Container::init);
        addAll(containers, spec, "containers", path, Container::main);
        return new PodTemplate(path, spec, metadata, containers);
    }

    private static void addAll(
            List<Container> to,
            MapValue spec,
            String field,
            String path,
            BiFunction<MapValue, String, Container> reader) {
        List<Value> items = spec.list(field).map(ListValue::items).orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            String itemPath = path + "." + field + "[" + i + "]";
            items.get(i).asMap().ifPresent(item -> to.add(reader.apply(item, itemPath)));
        }
    }

    /** The labels of its pods. */
    public Map<String, String> labels() {
        return KubernetesObject.textsOf(metadata.flatMap(map -> map.map("labels")));
    }

    /** The annotations of its pods. */
    public Optional<MapValue> annotations() {
        return metadata.flatMap(map -> map.map("annotations"));
    }

    /** From the deletion of a pod to its kill; anything but a number counts as absent. */
    public int terminationGracePeriodSeconds() {
        return Math.max(0, spec.integer(GRACE_PERIOD).orElse(PodProbes.DEFAULT_TERMINATION_GRACE_PERIOD));
    }

    /** Whether it is known how long a pod may take to terminate: another tool may have yet to fill it in. */
    public boolean hasKnownGracePeriod() {
        return !spec.has(GRACE_PERIOD) || spec.integer(GRACE_PERIOD).isPresent();
    }

    /** Whether its pods use the network of their node. */
    public boolean onHostNetwork() {
        return spec.text("hostNetwork").filter("true"::equals).isPresent();
    }
}
