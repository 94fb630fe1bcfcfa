/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** The form of one part of the file: how it is read, checked and described, all from one declaration. Immutable. */
public interface Shape<T> {
    /** The value, or {@code null} after at least one finding or an unresolved reference. */
    @Nullable
    T read(ParseContext context, Node node, KeyPath where);

    /** Its JSON Schema, draft 2020-12. */
    Map<String, Object> schema(References references);

    /** Words for the reference and for messages: {@code a duration such as 500ms, 2s or 1m}. */
    String form();

    /** The value as it would be written, for the schema and the reference. */
    Object written(T value);
}
