/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.Mapping;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.Secrets;
import dev.lifesigns.text.schema.Values;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code checks} as written in the file.
 *
 * @param where its name and position
 * @param name its name
 * @param type the section of its type; without a {@link TypeSection#type()} if the type is unknown
 * @param keys what is written there
 * @param values what could be read
 * @param secrets what messages about it must not repeat
 */
record RawCheck(
        KeyPath where, String name, TypeSection type, List<Mapping.Entry> keys, Values values, Secrets secrets) {
    /** Whether the check can be created. */
    boolean isComplete() {
        return type.type() != null && type.section().isComplete(values);
    }

    /** What its keys mean now, with their references resolved again, or {@code null} if one of them has no value. */
    @Nullable
    Values readAgain(ParseContext context) {
        Values now = type.section().readValues(context, keys, where, Set.of());
        return context.hasErrors() || now.hasUnresolved() ? null : now;
    }
}
