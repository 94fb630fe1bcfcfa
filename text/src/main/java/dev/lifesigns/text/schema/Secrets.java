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
    /** The longest first: a shorter one may be part of it, and no piece of it may remain. */
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
