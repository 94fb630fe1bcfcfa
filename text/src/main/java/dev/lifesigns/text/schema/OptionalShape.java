/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A value, or the word {@code none}.
 *
 * @param shape the form of what is there
 */
public record OptionalShape<T>(Shape<T> shape) implements Shape<Optional<T>> {
    private static final String NONE = "none";

    @Override
    @SuppressWarnings("NullableOptional") // null is a refused value, as for every shape
    public @Nullable Optional<T> read(ParseContext context, Node node, KeyPath where) {
        if (node instanceof ScalarNode scalar && scalar.getValue().equals(NONE)) {
            return Optional.empty();
        }
        T read = shape.read(context, node, where);
        return read == null ? null : Optional.of(read);
    }

    @Override
    public Map<String, Object> schema(References references) {
        return JsonSchema.object("anyOf", List.of(shape.schema(references), JsonSchema.object("const", NONE)));
    }

    @Override
    public String form() {
        return shape.form() + ", or none";
    }

    @Override
    public Object written(Optional<T> value) {
        return value.map(shape::written).orElse(NONE);
    }
}
