/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.ProbeKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A container of a pod template.
 *
 * @param role its role in the pod
 * @param name its name; its path if it has none
 * @param path from the object's root: {@code spec.template.spec.containers[0]}
 * @param node the container as written
 * @param ports that it declares
 * @param probes that it declares, except for those that are not maps
 * @param preStop what it does before it gets SIGTERM, if anything
 */
public record Container(
        Role role,
        String name,
        String path,
        MapValue node,
        List<ContainerPort> ports,
        Map<ProbeKind, DeclaredProbe> probes,
        Optional<PreStop> preStop) {
    private static final Set<String> DIRECTIVES = Set.of("$patch", "$retainKeys");

    /** The role of a container in its pod. */
    public enum Role {
        /** An ordinary container. */
        MAIN,
        /** It runs to completion before the main ones start. */
        INIT,
        /** It starts before the main ones and runs as long as they do: an init container with restartPolicy Always. */
        SIDECAR
    }

    public Container {
        ports = List.copyOf(ports);
        probes = Map.copyOf(probes);
    }

    static Container main(MapValue node, String path) {
        return of(Role.MAIN, node, path);
    }

    static Container init(MapValue node, String path) {
        boolean always = node.text("restartPolicy").filter("Always"::equals).isPresent();
        return of(always ? Role.SIDECAR : Role.INIT, node, path);
    }

    private static Container of(Role role, MapValue node, String path) {
        List<ContainerPort> ports =
                node.maps("ports").stream().map(ContainerPort::of).toList();
        return new Container(
                role, node.text("name").orElse(path), path, node, ports, probes(node, path), PreStop.of(node));
    }

    private static Map<ProbeKind, DeclaredProbe> probes(MapValue node, String path) {
        Map<ProbeKind, DeclaredProbe> probes = new EnumMap<>(ProbeKind.class);
        for (ProbeKind kind : ProbeKind.values()) {
            node.entry(kind.field())
                    .ifPresent(entry -> entry.value()
                            .asMap()
                            .ifPresent(probe -> probes.put(kind, DeclaredProbe.of(kind, path, entry, probe))));
        }
        return probes;
    }

    /** The probe of that kind, if there is one. */
    public Optional<DeclaredProbe> probe(ProbeKind kind) {
        return Optional.ofNullable(probes.get(kind));
    }

    /** The probes in the order in which the kubelet starts them. */
    public List<DeclaredProbe> probesInOrder() {
        List<DeclaredProbe> inOrder = new ArrayList<>();
        for (ProbeKind kind : ProbeKind.values()) {
            probe(kind).ifPresent(inOrder::add);
        }
        return inOrder;
    }

    /** Whether it, or one of its probes, contains a directive of a strategic-merge patch, such as {@code $patch}. */
    public boolean hasDirectives() {
        return hasDirective(node) || probes.values().stream().anyMatch(probe -> hasDirective(probe.node()));
    }

    private static boolean hasDirective(MapValue map) {
        return map.entries().keySet().stream().anyMatch(DIRECTIVES::contains);
    }

    /** The image with its tag; empty if none is given. */
    public String image() {
        return node.text("image").orElse("");
    }

    /** The program and its arguments, unless they are left to the image. */
    public List<String> commandLine() {
        List<String> words = new ArrayList<>(node.texts("command"));
        words.addAll(node.texts("args"));
        return words;
    }

    /** The environment variables by name; those without a literal value have an empty one. */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (MapValue variable : node.maps("env")) {
            variable.text("name")
                    .ifPresent(
                            name -> variables.put(name, variable.text("value").orElse("")));
        }
        return variables;
    }

    /** The declared port that a reference means. */
    public Optional<ContainerPort> port(String reference) {
        return ports.stream().filter(port -> port.isMeantBy(reference)).findFirst();
    }

    /** The number of that port, if known. */
    public OptionalInt portNumber(PortReference reference) {
        if (reference instanceof PortReference.Numbered numbered) {
            return OptionalInt.of(numbered.number());
        }
        return port(reference.text()).map(ContainerPort::number).orElse(OptionalInt.empty());
    }
}
