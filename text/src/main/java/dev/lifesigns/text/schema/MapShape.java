/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A map from names of the user's choice to values of one form.
 *
 * @param noun what a name stands for, such as {@code user}
 * @param nameForm what a name looks like, in words
 * @param accepted whether a name looks like that
 * @param value the form of each value
 */
public record MapShape<T>(String noun, String nameForm, Predicate<String> accepted, Shape<T> value)
        implements Shape<Map<String, T>> {
    @Override
    public @Nullable Map<String, T> read(ParseContext context, Node node, KeyPath where) {
        List<Mapping.Entry> entries = Mapping.entries(context, node, where, noun, form());
        if (entries == null) {
            return null;
        }
        Map<String, T> values = new LinkedHashMap<>();
        for (Mapping.Entry entry : entries) {
            if (!accepted.test(entry.name())) {
                context.error(
                        entry.position(),
                        where.name() + ": " + noun + " " + Quoting.quoted(entry.name()) + " (expected: " + nameForm
                                + ")");
            }
            T read = value.read(context, entry.value(), where.child(Quoting.plain(entry.name()), entry.position()));
            if (read != null) {
                values.put(entry.name(), read);
            }
        }
        return values.size() == entries.size() && values.keySet().stream().allMatch(accepted) ? values : null;
    }

    @Override
    public Map<String, Object> schema(References references) {
        return JsonSchema.object("type", "object", "additionalProperties", value.schema(references));
    }

    @Override
    public String form() {
        return "a map from " + noun + " to " + value.form();
    }

    @Override
    public Object written(Map<String, T> values) {
        Map<String, Object> written = new LinkedHashMap<>();
        values.forEach((name, each) -> written.put(name, value.written(each)));
        return written;
    }
}
