/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.Position;

/**
 * The part of a file that a diagnostic is about, in words.
 *
 * @param label such as {@code security.rateLimit} or {@code check 'database'}; empty for the whole
 * @param isEntry whether it is an entry of a map of names, which is called by its kind
 * @param position of its name
 */
public record KeyPath(String label, boolean isEntry, Position position) {
    /** The whole file. */
    public static KeyPath whole(Position start) {
        return new KeyPath("", false, start);
    }

    /** An entry such as {@code check 'database'}. */
    public static KeyPath entry(String noun, String name, Position position) {
        return new KeyPath(noun + " " + Quoting.quoted(name), true, position);
    }

    /** The part under a key of this one. */
    public KeyPath child(String key, Position keyPosition) {
        String prefix = label.isEmpty() ? "" : label + (isEntry ? ": " : ".");
        return new KeyPath(prefix + key, false, keyPosition);
    }

    /** {@code  in 'server'}, with the space before it. */
    public String in() {
        if (label.isEmpty()) {
            return "";
        }
        return " in " + (isEntry ? label : "'" + label + "'");
    }

    /** The label, or words for the whole file. */
    public String name() {
        return label.isEmpty() ? "the file" : label;
    }
}
