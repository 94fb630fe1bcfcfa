/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.JsonText;
import dev.lifesigns.text.schema.JsonSchema;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.References;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema (draft 2020-12) of the configuration file, which editors use for completion and validation. */
public final class ConfigJsonSchema {
    private ConfigJsonSchema() {}

    /** The schema of files that name these types, as indented JSON that ends in a line break. */
    public static String of(CheckTypes types) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Lifesigns agent");
        schema.putAll(new ConfigSchema(types).file().schema(References.ALLOWED));
        return JsonText.indented(schema);
    }

    /** The schema of the map of checks: the keys of a check depend on its type. */
    static Map<String, Object> checks(CheckTypes types) {
        List<Key<?>> common = new ArrayList<>(List.of(TypeSection.typeKey(types.names())));
        common.addAll(TypeSection.policyKeys().toList());
        Map<String, Object> properties = JsonSchema.properties(common, References.ALLOWED);
        properties.put(
                "type",
                JsonSchema.object(
                        "enum",
                        List.copyOf(types.names()),
                        "description",
                        common.get(0).description()));
        Map<String, Object> check =
                JsonSchema.object("type", "object", "properties", properties, "required", List.of("type"));
        if (!types.sections().isEmpty()) {
            check.put(
                    "allOf",
                    types.sections().stream().map(ConfigJsonSchema::typed).toList());
        }
        check.put("unevaluatedProperties", false);
        return JsonSchema.object(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                JsonSchema.object("pattern", "^" + Names.FORM + "$"),
                "additionalProperties",
                check);
    }

    private static Map<String, Object> typed(TypeSection type) {
        Collection<Key<?>> options = type.optionKeys();
        return JsonSchema.object(
                "if",
                JsonSchema.object(
                        "properties",
                        JsonSchema.object("type", JsonSchema.object("const", type.name())),
                        "required",
                        List.of("type")),
                "then",
                JsonSchema.object(
                        "description",
                        type.section().summary(),
                        "properties",
                        JsonSchema.properties(options, References.ALLOWED),
                        "required",
                        JsonSchema.required(options)));
    }
}
