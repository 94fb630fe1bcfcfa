/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.internal.Redactor;
import dev.lifesigns.text.schema.JsonSchema;
import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.Mapping;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.Quoting;
import dev.lifesigns.text.schema.References;
import dev.lifesigns.text.schema.Scalar;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A map from names to texts, which may be written as a list as well. A text under the name of a secret is one. */
record NamedTextsShape() implements Shape<Map<String, String>> {
    private static final Scalar<String> TEXT = Scalars.text();
    private static final Scalar<String> SECRET = Scalars.secret();

    @Override
    public @Nullable Map<String, String> read(ParseContext context, Node node, KeyPath where) {
        Node map = node instanceof SequenceNode list ? map(context, list, where) : node;
        List<Mapping.Entry> entries = map == null ? null : Mapping.entries(context, map, where, "name", form());
        if (entries == null) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Mapping.Entry entry : entries) {
            Scalar<String> shape = Redactor.secretKey(entry.name()) ? SECRET : TEXT;
            KeyPath there = where.child(Quoting.plain(entry.name()), entry.position());
            String text = shape.read(context, entry.value(), there);
            if (text != null) {
                texts.put(entry.name(), text);
            }
        }
        return texts.size() == entries.size() ? texts : null;
    }

    /** The list as a map, or {@code null} after a finding. An element without quotes is a map of one entry to YAML. */
    private @Nullable Node map(ParseContext context, SequenceNode list, KeyPath where) {
        List<NodeTuple> entries = new ArrayList<>();
        for (Node element : list.getValue()) {
            if (element instanceof MappingNode map) {
                entries.addAll(map.getValue());
            } else if (element instanceof ScalarNode text && colon(text.getValue()) > 0) {
                entries.add(entry(text));
            } else {
                context.error(
                        context.positionOf(element),
                        where.name() + ": an element without a name (expected: 'Name: value')");
                return null;
            }
        }
        return new MappingNode(Tag.MAP, true, entries, FlowStyle.BLOCK, list.getStartMark(), list.getEndMark());
    }

    /** The end of the name, in which there are no references. */
    private static int colon(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && !text.substring(0, colon).contains("${") ? colon : -1;
    }

    private static NodeTuple entry(ScalarNode text) {
        int colon = colon(text.getValue());
        return new NodeTuple(
                part(text, text.getValue().substring(0, colon)),
                part(text, text.getValue().substring(colon + 1)));
    }

    private static Node part(ScalarNode whole, String part) {
        return new ScalarNode(
                whole.getTag(), true, part.strip(), whole.getScalarStyle(), whole.getStartMark(), whole.getEndMark());
    }

    @Override
    public Map<String, Object> schema(References references) {
        Map<String, Object> text = TEXT.schema(references);
        Map<String, Object> map = JsonSchema.object("type", "object", "additionalProperties", text);
        Map<String, Object> list =
                JsonSchema.object("type", "array", "items", JsonSchema.object("type", List.of("string", "object")));
        return JsonSchema.object("anyOf", List.of(map, list));
    }

    @Override
    public String form() {
        return "a map from name to text, or a list, each 'Name: value'";
    }

    @Override
    public Object written(Map<String, String> value) {
        throw new UnsupportedOperationException("a map of texts has no default");
    }
}
