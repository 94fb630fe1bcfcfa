/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One key of a section, declared once. Two keys are the same only if they are the same object.
 */
final class Key<T> {
    private final String name;
    private final Shape<T> shape;
    private final String description;
    private final boolean required;
    private final @Nullable T defaultValue;
    private final @Nullable String defaultNote;

    private Key(
            String name,
            Shape<T> shape,
            String description,
            boolean required,
            @Nullable T defaultValue,
            @Nullable String defaultNote) {
        this.name = name;
        this.shape = shape;
        this.description = description;
        this.required = required;
        this.defaultValue = defaultValue;
        this.defaultNote = defaultNote;
    }

    /** An optional key without a default. */
    static <T> Key<T> of(String name, Shape<T> shape, String description) {
        return new Key<>(name, shape, description, false, null, null);
    }

    /** A section of its own, which holds its defaults where the file is silent. */
    static <T> Key<T> of(String name, Section<T> section) {
        return new Key<>(name, section, section.summary(), false, section.untouched(), null);
    }

    /** The same key, without which the file is refused. */
    Key<T> required() {
        return new Key<>(name, shape, description, true, null, null);
    }

    /** The same key with a value that holds where the file is silent. */
    Key<T> or(T value) {
        return new Key<>(name, shape, description, false, requireNonNull(value, "value"), null);
    }

    /** The same key with words for what holds where the file is silent. */
    Key<T> orElse(String note) {
        return new Key<>(name, shape, description, false, null, note);
    }

    String name() {
        return name;
    }

    Shape<T> shape() {
        return shape;
    }

    String description() {
        return description;
    }

    boolean isRequired() {
        return required;
    }

    @Nullable
    T defaultValue() {
        return defaultValue;
    }

    /** The default as it would be written, or {@code null}. */
    @Nullable
    Object writtenDefault() {
        return defaultValue == null ? null : shape.written(defaultValue);
    }

    /** Words for what holds where the file is silent, or {@code null}. */
    @Nullable
    String defaultNote() {
        return defaultNote;
    }
}
