/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import java.util.Optional;

/** A probe as written in a container.
 *
 * @param kind which of the three
 * @param path from the object's root: {@code spec.template.spec.containers[0].livenessProbe}
 * @param position of its name
 * @param node its content
 * @param probe the typed probe, with the defaults of Kubernetes; empty if the API server would reject it
 */
public record DeclaredProbe(ProbeKind kind, String path, Position position, MapValue node, Optional<Probe> probe) {
    static DeclaredProbe of(ProbeKind kind, String container, MapValue.Entry entry, MapValue node) {
        return new DeclaredProbe(
                kind, container + "." + kind.field(), entry.position(), node, ProbeReader.read(kind, node));
    }

    /** The path of one of its fields. */
    public String path(String field) {
        return path + "." + field;
    }

    /** The position of that field, or of the probe if it does not have the field. */
    public Position positionOf(String field) {
        return node.entry(field).map(MapValue.Entry::position).orElse(position);
    }
}
