/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.text.BoundedComposer.Bounds;
import dev.lifesigns.text.MalformedYamlException;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.YamlNodes;
import dev.lifesigns.text.YamlReader;
import dev.lifesigns.text.schema.ParseContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The YAML of a scenario before it is read: merged with the scenario it extends, and changed by {@code --set}. */
final class ScenarioTree {
    private static final Bounds BOUNDS = new Bounds(32, 10_000);
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,4}");

    private ScenarioTree() {}

    /** The document, or {@code null} after a finding. */
    static @Nullable Node parse(String text, String source, ParseContext context) {
        try {
            Optional<Node> document = new YamlReader(source, BOUNDS).document(text);
            if (document.isPresent()) {
                reportDuplicates(document.get(), context, Collections.newSetFromMap(new IdentityHashMap<>()));
                return document.get();
            }
            context.error(Position.ofFile(context.file()), "empty (expected: a scenario)");
        } catch (MalformedYamlException e) {
            context.error(e.position(), e.message());
        }
        return null;
    }

    /** Reported here, because merging would let the last of them win. */
    private static void reportDuplicates(Node node, ParseContext context, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> reportDuplicates(item, context, seen));
        } else if (node instanceof MappingNode map) {
            Set<String> names = new HashSet<>();
            for (NodeTuple tuple : map.getValue()) {
                if (!names.add(YamlNodes.nameOf(tuple))) {
                    context.error(
                            context.positionOf(tuple.getKeyNode()), "duplicate key '" + YamlNodes.nameOf(tuple) + "'");
                }
                reportDuplicates(tuple.getValueNode(), context, seen);
            }
        }
    }

    /** Merges maps key by key; for anything else, the upper one wins. */
    static Node merge(Node lower, Node upper) {
        if (!(lower instanceof MappingNode under && upper instanceof MappingNode over)) {
            return upper;
        }
        MappingNode merged = under;
        for (NodeTuple tuple : over.getValue()) {
            Node below = YamlNodes.find(merged, YamlNodes.nameOf(tuple));
            merged = YamlNodes.with(
                    merged,
                    tuple.getKeyNode(),
                    below == null ? tuple.getValueNode() : merge(below, tuple.getValueNode()));
        }
        return new MappingNode(
                over.getTag(), true, merged.getValue(), over.getFlowStyle(), over.getStartMark(), over.getEndMark());
    }

    /** The tree with another value at a path of keys, and of numbers where there are lists. */
    static Node set(@Nullable Node tree, List<String> path, Node value) {
        if (path.isEmpty()) {
            return tree == null ? value : merge(tree, value);
        }
        List<String> rest = path.subList(1, path.size());
        if (tree instanceof SequenceNode list && INDEX.matcher(path.get(0)).matches()) {
            int index = Integer.parseInt(path.get(0));
            List<Node> items = new ArrayList<>(list.getValue());
            if (index < items.size()) {
                items.set(index, set(items.get(index), rest, value));
                return new SequenceNode(
                        list.getTag(), true, items, list.getFlowStyle(), list.getStartMark(), list.getEndMark());
            }
        }
        MappingNode map = tree instanceof MappingNode there ? there : emptyMap(value);
        Node key =
                new ScalarNode(Tag.STR, true, path.get(0), ScalarStyle.PLAIN, value.getStartMark(), value.getEndMark());
        return YamlNodes.with(map, key, set(YamlNodes.find(map, path.get(0)), rest, value));
    }

    /** The positions, in the list of incidents, of those that are rollouts. */
    static List<Integer> rollouts(Node tree) {
        Node incidents = tree instanceof MappingNode map ? YamlNodes.find(map, "incidents") : null;
        List<Node> items = incidents instanceof SequenceNode list ? list.getValue() : List.of();
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i) instanceof MappingNode map && YamlNodes.find(map, "rollout") != null)
                .boxed()
                .toList();
    }

    private static MappingNode emptyMap(Node where) {
        return new MappingNode(Tag.MAP, true, List.of(), FlowStyle.BLOCK, where.getStartMark(), where.getEndMark());
    }
}
