/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One key of a section, declared once. Two keys are the same only if they are the same object.
 */
public final class Key<T> {
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
    public static <T> Key<T> of(String name, Shape<T> shape, String description) {
        return new Key<>(name, shape, description, false, null, null);
    }

    /** A nested section, which has its defaults where the file is silent. */
    public static <T> Key<T> of(String name, Section<T> section) {
        return new Key<>(name, section, section.summary(), false, section.untouched(), null);
    }

    /** The same key, but required. */
    public Key<T> required() {
        return new Key<>(name, shape, description, true, null, null);
    }

    /** The same key with a default. */
    public Key<T> or(T value) {
        return new Key<>(name, shape, description, false, requireNonNull(value, "value"), null);
    }

    /** The same key with a default that is not a constant, in words. */
    public Key<T> orElse(String note) {
        return new Key<>(name, shape, description, false, null, note);
    }

    public String name() {
        return name;
    }

    public Shape<T> shape() {
        return shape;
    }

    public String description() {
        return description;
    }

    public boolean isRequired() {
        return required;
    }

    @Nullable
    public T defaultValue() {
        return defaultValue;
    }

    /** The default as it would be written, or {@code null}. */
    @Nullable
    public Object writtenDefault() {
        return defaultValue == null ? null : shape.written(defaultValue);
    }

    /** The default in words, or {@code null}. */
    @Nullable
    public String defaultNote() {
        return defaultNote;
    }
}
