/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.Position;
import dev.lifesigns.text.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** A map with declared keys. */
public final class Section<T> implements Shape<T> {
    private final String summary;
    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Function<Values, T> maker;
    private final boolean lenient;

    /**
     * @param summary one sentence for the reference
     * @param keys in the order of the reference
     * @param maker builds the product of a section without findings
     */
    public Section(String summary, List<? extends Key<?>> keys, Function<Values, T> maker) {
        this(summary, keys, maker, false);
    }

    private Section(String summary, List<? extends Key<?>> keys, Function<Values, T> maker, boolean lenient) {
        this.summary = summary;
        this.maker = maker;
        this.lenient = lenient;
        keys.forEach(key -> this.keys.put(key.name(), key));
    }

    /** A section whose values are used even if some of them are refused. */
    public static Section<Values> ofValues(String summary, List<? extends Key<?>> keys) {
        return new Section<>(summary, keys, Function.identity(), true);
    }

    public String summary() {
        return summary;
    }

    public List<Key<?>> keys() {
        return List.copyOf(keys.values());
    }

    /** The product where the file has no such section. */
    public T untouched() {
        return maker.apply(new Values());
    }

    @Override
    public @Nullable T read(ParseContext context, Node node, KeyPath where) {
        Values values = readValues(context, node, where);
        if (!lenient && (!isComplete(values) || lacksRequired(values))) {
            return null;
        }
        try {
            return maker.apply(values);
        } catch (InvalidKeyException e) {
            Position position = values.position(e.key());
            KeyPath key = where.child(e.key().name(), position == null ? where.position() : position);
            context.error(key.position(), key.name() + ": " + e.getMessage());
            return null;
        }
    }

    /** Whether no value is refused and no required one is missing. */
    public boolean isComplete(Values values) {
        return keys.values().stream().noneMatch(key -> values.isRefused(key) || (key.isRequired() && !values.has(key)));
    }

    private boolean lacksRequired(Values values) {
        return keys.values().stream().anyMatch(key -> key.isRequired() && values.isUnresolved(key));
    }

    /** Everything in the section that could be read, whatever else is wrong with it. */
    public Values readValues(ParseContext context, Node node, KeyPath where) {
        List<Mapping.Entry> entries = Mapping.entries(context, node, where, "key", form());
        return entries == null ? Values.unreadable() : readValues(context, entries, where, Set.of());
    }

    /**
     * The same for entries that were listed before.
     *
     * @param ignored names to ignore although they are not keys of this section
     */
    public Values readValues(ParseContext context, List<Mapping.Entry> entries, KeyPath where, Set<String> ignored) {
        Values values = new Values();
        for (Mapping.Entry entry : entries) {
            Key<?> key = keys.get(entry.name());
            if (key != null) {
                KeyPath there = where.child(key.name(), entry.position());
                int before = context.unresolvedReferences();
                Object value = key.shape().read(context, entry.value(), there);
                if (value == null && context.unresolvedReferences() > before) {
                    values.putUnresolved(key, entry.position());
                } else {
                    values.put(key, value, entry.position());
                }
            } else if (!ignored.contains(entry.name())) {
                context.error(entry.position(), unknown(entry.name(), where));
            }
        }
        for (Key<?> key : keys.values()) {
            if (key.isRequired() && !values.has(key)) {
                context.error(
                        where.position(),
                        "missing key '" + key.name() + "'" + where.in() + " (expected: "
                                + key.shape().form() + ")");
            }
        }
        return values;
    }

    private String unknown(String name, KeyPath where) {
        String unknown = "unknown key " + Quoting.quoted(name) + where.in();
        if (name.equals("<<")) {
            return unknown
                    + " (expected: no merge, which YAML 1.2 does not have; write shared values under 'defaults')";
        }
        return unknown + Suggestions.sentenceOrAll(name, keys.keySet());
    }

    @Override
    public Map<String, Object> schema(References references) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", summary);
        schema.put("properties", JsonSchema.properties(keys.values(), references));
        List<String> required = new ArrayList<>(JsonSchema.required(keys.values()));
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    @Override
    public String form() {
        return "a map";
    }

    @Override
    public Object written(T value) {
        return Map.of();
    }
}
