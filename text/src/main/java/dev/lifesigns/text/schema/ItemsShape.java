/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A list of maps or other parts, each named by its index from 0.
 *
 * @param item the form of each
 */
public record ItemsShape<T>(Shape<T> item) implements Shape<List<T>> {
    @Override
    public @Nullable List<T> read(ParseContext context, Node node, KeyPath where) {
        if (!(node instanceof SequenceNode list)) {
            context.error(
                    context.positionOf(node),
                    where.name() + ": " + ParseContext.kindOf(node) + " (expected: " + form() + ")");
            return null;
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            Node each = list.getValue().get(i);
            T read = item.read(context, each, where.child(Integer.toString(i), context.positionOf(each)));
            if (read != null) {
                items.add(read);
            }
        }
        return items.size() == list.getValue().size() ? items : null;
    }

    @Override
    public Map<String, Object> schema(References references) {
        return JsonSchema.object("type", "array", "items", item.schema(references));
    }

    @Override
    public String form() {
        return "a list";
    }

    @Override
    public Object written(List<T> value) {
        return value.stream().map(item::written).toList();
    }
}
