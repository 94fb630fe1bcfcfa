/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.JsonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema (draft 2020-12) of the configuration file, with which editors complete and check it. */
public final class JsonSchema {
    private JsonSchema() {}

    /** The schema of files that name these types, as indented JSON that ends in a line break. */
    public static String of(CheckTypes types) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Lifesigns agent");
        schema.putAll(new Declaration(types).file().schema());
        return JsonText.indented(schema);
    }

    /** A schema of alternating names and values, in this order. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            schema.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return schema;
    }

    /** The schemas of keys by name. */
    static Map<String, Object> properties(Collection<? extends Key<?>> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key<?> key : keys) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.putAll(key.shape().schema());
            property.put("description", key.description());
            Object defaultValue = key.writtenDefault();
            if (defaultValue != null && !(key.shape() instanceof Section)) {
                property.put("default", defaultValue);
            }
            properties.put(key.name(), property);
        }
        return properties;
    }

    /** The names of the keys that must be there. */
    static List<String> required(Collection<? extends Key<?>> keys) {
        return keys.stream().filter(Key::isRequired).map(Key::name).toList();
    }

    /** The schema of the map of checks: what a check may say depends on its type. */
    static Map<String, Object> checks(CheckTypes types) {
        List<Key<?>> common = new ArrayList<>(List.of(TypeSection.typeKey(types.names())));
        common.addAll(TypeSection.policyKeys().toList());
        Map<String, Object> properties = properties(common);
        properties.put(
                "type",
                object(
                        "enum",
                        List.copyOf(types.names()),
                        "description",
                        common.get(0).description()));
        Map<String, Object> check = object("type", "object", "properties", properties, "required", List.of("type"));
        if (!types.sections().isEmpty()) {
            check.put("allOf", types.sections().stream().map(JsonSchema::typed).toList());
        }
        check.put("unevaluatedProperties", false);
        return object(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                object("pattern", "^" + Names.FORM + "$"),
                "additionalProperties",
                check);
    }

    private static Map<String, Object> typed(TypeSection type) {
        Collection<Key<?>> options = type.optionKeys();
        return object(
                "if",
                object("properties", object("type", object("const", type.name())), "required", List.of("type")),
                "then",
                object(
                        "description",
                        type.section().summary(),
                        "properties",
                        properties(options),
                        "required",
                        required(options)));
    }
}
