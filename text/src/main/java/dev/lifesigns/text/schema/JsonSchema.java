/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pieces of JSON Schema (draft 2020-12). */
public final class JsonSchema {
    private JsonSchema() {}

    /** A schema of alternating names and values, in this order. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            schema.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return schema;
    }

    /** The schemas of keys by name. */
    public static Map<String, Object> properties(Collection<? extends Key<?>> keys, References references) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key<?> key : keys) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.putAll(key.shape().schema(references));
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
    public static List<String> required(Collection<? extends Key<?>> keys) {
        return keys.stream().filter(Key::isRequired).map(Key::name).toList();
    }

    /** The schema of a value that may have a reference in it, which stands for any value. */
    static Map<String, Object> orReference(Map<String, Object> schema) {
        Map<String, Object> reference = object("type", "string", "pattern", Interpolation.REFERENCE);
        if (schema.get("type") instanceof List<?>) {
            return schema;
        }
        if (schema.get("pattern") instanceof String pattern) {
            return object("type", "string", "pattern", pattern + "|" + Interpolation.REFERENCE);
        }
        List<Object> alternatives = new ArrayList<>();
        if (schema.get("anyOf") instanceof List<?> several) {
            alternatives.addAll(several);
        } else {
            alternatives.add(schema);
        }
        alternatives.add(reference);
        return object("anyOf", alternatives);
    }
}
