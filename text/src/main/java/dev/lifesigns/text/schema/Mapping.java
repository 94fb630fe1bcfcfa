/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.Position;
import dev.lifesigns.text.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The entries of a map in the file, each name once. */
public final class Mapping {
    private Mapping() {}

    /** One entry; its name is taken literally. */
    public record Entry(String name, Position position, Node value) {}

    /**
     * The entries in the order of the file, or {@code null} if it is not a map. Of entries with the same name the first
     * is kept, and each other one is a finding.
     *
     * @param noun what a name stands for: {@code key}, {@code check}
     * @param expected what is expected there, for the message
     */
    public static @Nullable List<Entry> entries(
            ParseContext context, Node node, KeyPath where, String noun, String expected) {
        if (!(node instanceof MappingNode mapping)) {
            Position position = YamlReader.isNothing(node) ? where.position() : context.positionOf(node);
            context.error(position, where.name() + ": " + ParseContext.kindOf(node) + " (expected: " + expected + ")");
            return null;
        }
        Map<String, Position> seen = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            context.count(where);
            Entry entry = entry(context, tuple, where);
            if (entry == null) {
                continue;
            }
            Position first = seen.putIfAbsent(entry.name(), entry.position());
            if (first == null) {
                entries.add(entry);
            } else {
                context.error(
                        entry.position(),
                        "duplicate " + noun + " " + Quoting.quoted(entry.name()) + where.in() + " (first at "
                                + place(first, entry.position()) + ")");
            }
        }
        return entries;
    }

    /** Where the first is; its file is named only if it is another one. */
    private static String place(Position first, Position other) {
        return first.file().equals(other.file()) ? first.inFile() : first.toString();
    }

    private static @Nullable Entry entry(ParseContext context, NodeTuple tuple, KeyPath where) {
        Node key = tuple.getKeyNode();
        Position position = context.positionOf(key);
        if (key instanceof ScalarNode scalar) {
            return new Entry(scalar.getValue(), position, tuple.getValueNode());
        }
        context.error(position, where.name() + ": " + ParseContext.kindOf(key) + " as a key (expected: a name)");
        return null;
    }
}
