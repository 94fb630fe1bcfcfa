/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.Secrets;
import dev.lifesigns.text.schema.Values;

/**
 * One entry of {@code checks} as it stands in the file.
 *
 * @param where its name and position
 * @param name its name
 * @param type how its type is written; without a {@link TypeSection#type()} if that is not known
 * @param values what could be read
 * @param secrets what messages about it may not repeat
 */
record RawCheck(KeyPath where, String name, TypeSection type, Values values, Secrets secrets) {
    /** Whether nothing stands in the way of making the check. */
    boolean isComplete() {
        return type.type() != null && type.section().isComplete(values);
    }
}
