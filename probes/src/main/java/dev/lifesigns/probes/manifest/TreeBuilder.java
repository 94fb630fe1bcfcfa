/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.manifest.MapValue.Entry;
import dev.lifesigns.probes.manifest.ScalarValue.Type;
import dev.lifesigns.text.MalformedYamlException;
import dev.lifesigns.text.YamlReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the nodes of the YAML library into values, with aliases and merge keys resolved. */
final class TreeBuilder {
    private static final long MOST_VALUES = 2_000_000;
    private static final long MOST_MERGED = 250_000;
    private static final int LONG_TEXT = 64;
    private static final String MERGE = "<<";

    private final String file;
    private final int linesBefore;
    private long merged;
    private final IdentityHashMap<Node, Built> built = new IdentityHashMap<>();

    TreeBuilder(String file, int linesBefore) {
        this.file = file;
        this.linesBefore = linesBefore;
    }

    /*
     * The tree shares what aliases repeat, but code that walks it does not see that. So its size as walked is counted
     * and limited: otherwise, a few lines of aliases of aliases would keep the reader busy for years.
     */
    private record Built(Value value, long size) {
        private static final Built UNDER_WAY =
                new Built(new ScalarValue(Position.ofFile(""), "", Type.NULL), Long.MAX_VALUE);

        boolean isUnderWay() {
            return size == Long.MAX_VALUE;
        }
    }

    Value build(Node node) throws MalformedYamlException {
        return built(node).value();
    }

    /** The size of a node that has been built, with what its aliases repeat. */
    long size(Node node) {
        return Objects.requireNonNull(built.get(node), "node").size();
    }

    static MalformedYamlException tooLarge(Node node, String file, long most) {
        return new MalformedYamlException(
                YamlReader.position(node, file),
                "more than " + most + " values once its aliases are resolved, long texts counting as several");
    }

    private Built built(Node node) throws MalformedYamlException {
        Built known = built.get(node);
        if (known != null && known.isUnderWay()) {
            throw new MalformedYamlException(YamlReader.position(node, file), "an alias within its own anchor");
        }
        if (known != null) {
            return known;
        }
        built.put(node, Built.UNDER_WAY);
        Built result = anew(node);
        if (result.size() > MOST_VALUES) {
            throw tooLarge(node, file, MOST_VALUES);
        }
        built.put(node, result);
        return result;
    }

    private Built anew(Node node) throws MalformedYamlException {
        if (node instanceof MappingNode mapping) {
            return map(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            return list(sequence);
        }
        ScalarNode scalar = (ScalarNode) node;
        return new Built(scalar(scalar), 1 + scalar.getValue().length() / LONG_TEXT);
    }

    private Built list(SequenceNode sequence) throws MalformedYamlException {
        long size = 1;
        List<Value> items = new ArrayList<>(sequence.getValue().size());
        for (Node item : sequence.getValue()) {
            Built value = built(item);
            items.add(value.value());
            size += value.size();
        }
        return new Built(new ListValue(position(sequence), items), size);
    }

    private Built map(MappingNode mapping) throws MalformedYamlException {
        long size = 1;
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Entry> duplicates = new ArrayList<>();
        List<Value> others = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            ScalarNode key = key(tuple.getKeyNode());
            Built value = built(tuple.getValueNode());
            size += value.size();
            if (isMerge(key)) {
                others.add(value.value());
                continue;
            }
            Entry earlier = entries.put(key.getValue(), new Entry(key.getValue(), position(key), value.value()));
            if (earlier != null) {
                duplicates.add(earlier);
            }
        }
        for (Value value : others) {
            merge(value, entries, mapping);
        }
        return new Built(new MapValue(position(mapping), entries, duplicates), size);
    }

    private void merge(Value value, Map<String, Entry> entries, Node mapping) throws MalformedYamlException {
        if (value instanceof ListValue list) {
            for (Value each : list.items()) {
                merge(each, entries, mapping);
            }
        } else if (value instanceof MapValue map) {
            merged += map.entries().size();
            if (merged > MOST_MERGED) {
                throw new MalformedYamlException(
                        YamlReader.position(mapping, file), "more than " + MOST_MERGED + " values by way of '<<'");
            }
            map.entries().forEach(entries::putIfAbsent);
        } else if (!value.isNull()) {
            throw new MalformedYamlException(
                    YamlReader.position(mapping, file), "'<<' with " + value.noun() + " (expected: a map)");
        }
    }

    private ScalarNode key(Node key) throws MalformedYamlException {
        if (key instanceof ScalarNode scalar) {
            return scalar;
        }
        String noun = key instanceof MappingNode ? "a map" : "a list";
        throw new MalformedYamlException(YamlReader.position(key, file), noun + " as a key (expected: a name)");
    }

    private static boolean isMerge(ScalarNode key) {
        return key.getScalarStyle() == ScalarStyle.PLAIN && key.getValue().equals(MERGE);
    }

    private ScalarValue scalar(ScalarNode node) {
        return new ScalarValue(position(node), node.getValue(), type(node.getTag()));
    }

    private static Type type(Tag tag) {
        if (tag.equals(Tag.INT)) {
            return Type.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Type.FRACTION;
        }
        if (tag.equals(Tag.BOOL)) {
            return Type.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Type.NULL : Type.TEXT;
    }

    private Position position(Node node) {
        return Positions.of(YamlReader.position(node, file).below(linesBefore));
    }
}
