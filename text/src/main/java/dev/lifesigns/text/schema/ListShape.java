/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A list of single values; a single one may be written without brackets.
 *
 * @param element the form of each
 * @param atLeast how many there must be
 */
public record ListShape<T>(Scalar<T> element, int atLeast) implements Shape<List<T>> {
    @Override
    public @Nullable List<T> read(ParseContext context, Node node, KeyPath where) {
        if (node instanceof MappingNode) {
            context.error(context.positionOf(node), where.name() + ": a map (expected: " + form() + ")");
            return null;
        }
        List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        if (nodes.size() < atLeast) {
            context.error(context.positionOf(node), where.name() + ": an empty list (expected: " + form() + ")");
            return null;
        }
        List<T> values = new ArrayList<>(nodes.size());
        for (Node each : nodes) {
            T value = element.read(context, each, where);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == nodes.size() ? values : null;
    }

    @Override
    public Map<String, Object> schema(References references) {
        Map<String, Object> list =
                JsonSchema.object("type", "array", "items", element.schema(references), "minItems", atLeast);
        return JsonSchema.object("anyOf", List.of(list, element.schema(references)));
    }

    @Override
    public String form() {
        return "a list, each " + element.form();
    }

    @Override
    public Object written(List<T> value) {
        return value.stream().map(element::written).toList();
    }
}
