/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package shared;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes records as JSON objects with their components as members; needs no library, as a single-file program cannot have one. */
public final class Json {
    private Json() {}

    public static String of(Object value) {
        if (value instanceof Record object) {
            return Arrays.stream(object.getClass().getRecordComponents())
                    .map(component -> of(component.getName()) + ": " + of(read(object, component)))
                    .collect(Collectors.joining(",\n", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::of).collect(Collectors.joining(",\n", "[", "]"));
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return '"' + String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Object read(Record object, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true); // the record may be hidden in its package
            return accessor.invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " (expected: readable)", e);
        }
    }
}
