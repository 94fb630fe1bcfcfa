/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** What the messages about one check may not repeat. Not thread-safe. */
public final class Secrets {
    /** The longest first, since one may be part of another, which must not be left in pieces. */
    private final Set<String> values =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    public void add(String value) {
        if (!value.isBlank()) {
            values.add(value);
        }
    }

    /** The message without any of them. */
    public String hide(String message) {
        String safe = message;
        for (String value : values) {
            safe = safe.replace(value, "…");
        }
        return safe;
    }
}
