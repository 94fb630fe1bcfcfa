/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.http.Format;
import dev.lifesigns.text.schema.JsonSchema;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.References;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import dev.lifesigns.text.schema.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is served at an additional path: the name of a probe, or a map with the probe and the format. */
record PathShape() implements Shape<PathConfig> {
    private static final Key<String> PROBE =
            Key.of("probe", ProbeNames.SHAPE, "The probe to serve there.").required();
    private static final Key<Format> FORMAT = Key.of(
            "format",
            Scalars.choice(List.of(Format.values()), Format::wireName),
            "Format of the responses; `?format=` overrides it.");
    private static final Section<PathConfig> SECTION = new Section<>(
            "A probe in a format of its own.",
            List.of(PROBE, FORMAT),
            values -> new PathConfig(values.get(PROBE), values.find(FORMAT)));

    @Override
    public @Nullable PathConfig read(ParseContext context, Node node, KeyPath where) {
        if (node instanceof MappingNode) {
            return SECTION.read(context, node, where);
        }
        String probe = ProbeNames.SHAPE.read(context, node, where);
        return probe == null ? null : new PathConfig(probe, null);
    }

    @Override
    public Map<String, Object> schema(References references) {
        return JsonSchema.object("anyOf", List.of(ProbeNames.SHAPE.schema(references), SECTION.schema(references)));
    }

    @Override
    public String form() {
        return "a probe, or a map of `probe` and `format` ("
                + Scalars.oneOf(
                        List.of(Format.values()).stream().map(Format::wireName).toList())
                + ")";
    }

    @Override
    public Object written(PathConfig path) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("probe", path.probe());
        if (path.format() != null) {
            written.put("format", path.format().wireName());
        }
        return path.format() == null ? path.probe() : written;
    }
}
