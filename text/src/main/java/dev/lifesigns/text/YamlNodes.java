/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Looks up and replaces entries of YAML maps. Changes no node: what it returns is new. Thread-safe. */
public final class YamlNodes {
    private YamlNodes() {}

    /** The value of a key, or {@code null}; of several with the same name, the first. */
    public static @Nullable Node find(MappingNode map, String name) {
        for (NodeTuple tuple : map.getValue()) {
            if (nameOf(tuple).equals(name)) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    /** The key of an entry; empty if it is not a single value. */
    public static String nameOf(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The map with another entry in place of the one with the same name, or at the end if there is none. */
    public static MappingNode with(MappingNode map, Node key, Node value) {
        List<NodeTuple> tuples = new ArrayList<>(map.getValue());
        NodeTuple entry = new NodeTuple(key, value);
        for (int i = 0; i < tuples.size(); i++) {
            if (nameOf(tuples.get(i)).equals(nameOf(entry))) {
                tuples.set(i, entry);
                return withEntries(map, tuples);
            }
        }
        tuples.add(entry);
        return withEntries(map, tuples);
    }

    /** The map with these entries instead of its own. */
    public static MappingNode withEntries(MappingNode map, List<NodeTuple> entries) {
        return new MappingNode(map.getTag(), true, entries, map.getFlowStyle(), map.getStartMark(), map.getEndMark());
    }
}
