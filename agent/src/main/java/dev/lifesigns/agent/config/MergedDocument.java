/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.YamlNodes;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.MapShape;
import dev.lifesigns.text.schema.Section;
import dev.lifesigns.text.schema.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Several documents as one: a section consists of the keys that any of them has in it, and a map of names, such as the checks,
 * of their entries. Everything else stays as it is; what is there twice is there twice, for its reader to report.
 */
final class MergedDocument {
    private MergedDocument() {}

    /** The merged document. One that is not a map is returned instead, because its reader reports it. */
    static Node of(List<Node> documents, Section<?> schema) {
        List<MappingNode> maps = new ArrayList<>();
        for (Node document : documents) {
            if (!(document instanceof MappingNode map)) {
                return document;
            }
            maps.add(map);
        }
        return merged(maps, schema);
    }

    private static MappingNode merged(List<MappingNode> maps, Section<?> schema) {
        List<NodeTuple> entries = new ArrayList<>();
        Map<String, Integer> firsts = new HashMap<>();
        for (MappingNode map : maps) {
            Set<String> ownNames = new HashSet<>();
            for (NodeTuple entry : map.getValue()) {
                String name = YamlNodes.nameOf(entry);
                Integer first = ownNames.add(name) ? firsts.putIfAbsent(name, entries.size()) : null;
                NodeTuple both = first == null ? null : merged(entries.get(first), entry, shape(schema, name));
                if (first == null || both == null) {
                    entries.add(entry);
                } else {
                    entries.set(first, both);
                }
            }
        }
        return YamlNodes.withEntries(maps.get(0), entries);
    }

    /** Both as one, or {@code null} if there may be only one of them. */
    private static @Nullable NodeTuple merged(NodeTuple first, NodeTuple second, @Nullable Shape<?> shape) {
        if (!(first.getValueNode() instanceof MappingNode one)
                || !(second.getValueNode() instanceof MappingNode other)) {
            return null;
        }
        if (shape instanceof Section<?> section) {
            return new NodeTuple(first.getKeyNode(), merged(List.of(one, other), section));
        }
        if (shape instanceof MapShape<?> || shape instanceof ChecksShape) {
            List<NodeTuple> entries = Stream.concat(one.getValue().stream(), other.getValue().stream())
                    .toList();
            return new NodeTuple(first.getKeyNode(), YamlNodes.withEntries(one, entries));
        }
        return null;
    }

    private static @Nullable Shape<?> shape(Section<?> schema, String name) {
        return schema.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .<Shape<?>>map(Key::shape)
                .orElse(null);
    }
}
