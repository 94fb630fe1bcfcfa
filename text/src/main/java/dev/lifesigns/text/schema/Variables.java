/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import org.jspecify.annotations.Nullable;

/** Where the values of <code>${NAME}</code> come from. */
@FunctionalInterface
public interface Variables {
    /** The environment of this process. */
    static Variables ofProcess() {
        return System::getenv;
    }

    /** The value, or {@code null} if the variable is not set. */
    @Nullable
    String find(String name);
}
