/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.Position;

/**
 * A single value as written in the file, and with its references resolved.
 *
 * @param position where it is
 * @param source what is written there
 * @param text the same with its references resolved, never shown if {@code resolved}
 * @param resolved whether there was a reference
 */
public record RawScalar(Position position, String source, String text, boolean resolved) {
    /** How a message quotes it: what came from a variable or a file is not shown, its reference is. */
    public String shown() {
        return Quoting.quoted(resolved ? Interpolation.withoutDefaults(source) : text);
    }

    @Override
    public String toString() {
        return shown();
    }
}
