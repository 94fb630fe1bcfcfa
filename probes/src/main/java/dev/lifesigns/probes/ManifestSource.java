/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/** A file before it is read. Immutable. */
public final class ManifestSource {
    private final String name;
    private final Supplier<String> text;

    /**
     * A file whose content is known.
     *
     * @param name as the user gave it; {@code -} for standard input
     * @param text its content
     */
    public ManifestSource(String name, String text) {
        this(name, constant(requireNonNull(text, "ManifestSource: text is null")));
    }

    private ManifestSource(String name, Supplier<String> text) {
        this.name = requireNonNull(name, "ManifestSource: name is null");
        this.text = text;
    }

    /**
     * A file that is read whenever its content is needed, and not kept in between.
     *
     * @param name as the user gave it
     * @param text reads its content, which is the same each time
     */
    public static ManifestSource readWhenNeeded(String name, Supplier<String> text) {
        return new ManifestSource(name, requireNonNull(text, "ManifestSource.readWhenNeeded: text is null"));
    }

    private static Supplier<String> constant(String text) {
        return () -> text;
    }

    /** As the user gave it; {@code -} for standard input. */
    public String name() {
        return name;
    }

    /** Its content. */
    public String text() {
        return text.get();
    }
}
