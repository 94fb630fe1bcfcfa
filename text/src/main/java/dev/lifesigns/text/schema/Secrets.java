/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the messages about one check may not repeat, and the files from which it came. Not thread-safe. */
public final class Secrets {
    /** The longest first: a shorter one may be part of it, and no piece of it may remain. */
    private final Set<String> values =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final Set<String> files = new LinkedHashSet<>();

    public void add(String value) {
        if (!value.isBlank()) {
            values.add(value);
        }
    }

    void addFile(String name) {
        files.add(name);
    }

    /** The files that were referred to, in the order of the configuration. */
    public List<String> files() {
        return List.copyOf(files);
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
