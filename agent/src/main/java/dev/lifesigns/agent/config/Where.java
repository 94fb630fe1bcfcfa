/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Position;

/**
 * Which part of the file a finding is about, in words.
 *
 * @param label such as {@code security.rateLimit} or {@code check 'database'}; empty for the whole
 * @param isCheck whether it is an entry of {@code checks}
 * @param position where its name stands
 */
record Where(String label, boolean isCheck, Position position) {
    static Where whole(Position start) {
        return new Where("", false, start);
    }

    static Where check(String name, Position position) {
        return new Where("check " + Shown.quoted(name), true, position);
    }

    /** The part under a key of this one. */
    Where child(String key, Position keyPosition) {
        String prefix = label.isEmpty() ? "" : label + (isCheck ? ": " : ".");
        return new Where(prefix + key, false, keyPosition);
    }

    /** {@code  in 'server'}, with the space before it. */
    String in() {
        if (label.isEmpty()) {
            return "";
        }
        return " in " + (isCheck ? label : "'" + label + "'");
    }

    /** The label, or words for the whole file. */
    String name() {
        return label.isEmpty() ? "the file" : label;
    }
}
