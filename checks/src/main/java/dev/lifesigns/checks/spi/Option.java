/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One key of a check in the configuration file. Immutable; two options are the same only if they are the same object.
 *
 * @param <T> what the value is for the check
 */
public final class Option<T> {
    /** The form in which the value is written. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** Text that no message, log or answer may ever show. */
        SECRET,
        /** A duration such as {@code 500ms}, {@code 2s}, {@code 1m}. */
        DURATION,
        /** A size in bytes such as {@code 1GB} (10^9) or {@code 1GiB} (2^30). */
        SIZE,
        /** A whole number. */
        INTEGER,
        /** A number from 0, with or without a fraction, such as {@code 1.5}. */
        NUMBER,
        /** A share such as {@code 90%} or {@code 0.9}. */
        PERCENTAGE,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A list of texts, or a single one. */
        LIST,
        /** A list of texts that no message, log or answer may ever show, or a single one. */
        SECRETS,
        /** Texts by name. One under a name such as {@code X-Api-Key} is as secret as a {@link #SECRET}. */
        MAP
    }

    private final String name;
    private final Kind kind;
    private final Class<?> valueType;
    private final String description;
    private final boolean required;
    private final @Nullable T defaultValue;

    private Option(
            String name,
            Kind kind,
            Class<?> valueType,
            String description,
            boolean required,
            @Nullable T defaultValue) {
        this.name = requireNonNull(name, "Option: name is null");
        this.kind = kind;
        this.valueType = valueType;
        this.description = requireNonNull(description, "Option: description is null");
        this.required = required;
        this.defaultValue = defaultValue;
    }

    /** An optional {@link Kind#TEXT}. */
    public static Option<String> text(String name, String description) {
        return new Option<>(name, Kind.TEXT, String.class, description, false, null);
    }

    /** An optional {@link Kind#SECRET}. */
    public static Option<String> secret(String name, String description) {
        return new Option<>(name, Kind.SECRET, String.class, description, false, null);
    }

    /** An optional {@link Kind#DURATION}. */
    public static Option<Duration> duration(String name, String description) {
        return new Option<>(name, Kind.DURATION, Duration.class, description, false, null);
    }

    /** An optional {@link Kind#SIZE}, in bytes. */
    public static Option<Long> size(String name, String description) {
        return new Option<>(name, Kind.SIZE, Long.class, description, false, null);
    }

    /** An optional {@link Kind#INTEGER}. */
    public static Option<Integer> integer(String name, String description) {
        return new Option<>(name, Kind.INTEGER, Integer.class, description, false, null);
    }

    /** An optional {@link Kind#NUMBER}. */
    public static Option<Double> number(String name, String description) {
        return new Option<>(name, Kind.NUMBER, Double.class, description, false, null);
    }

    /** An optional {@link Kind#PERCENTAGE}, as a fraction from 0 to 1. */
    public static Option<Double> percentage(String name, String description) {
        return new Option<>(name, Kind.PERCENTAGE, Double.class, description, false, null);
    }

    /** An optional {@link Kind#FLAG}. */
    public static Option<Boolean> flag(String name, String description) {
        return new Option<>(name, Kind.FLAG, Boolean.class, description, false, null);
    }

    /** An optional {@link Kind#LIST}. */
    public static Option<List<String>> list(String name, String description) {
        return new Option<>(name, Kind.LIST, List.class, description, false, null);
    }

    /** An optional {@link Kind#SECRETS}. */
    public static Option<List<String>> secrets(String name, String description) {
        return new Option<>(name, Kind.SECRETS, List.class, description, false, null);
    }

    /** An optional {@link Kind#MAP}, in the order of the file. */
    public static Option<Map<String, String>> map(String name, String description) {
        return new Option<>(name, Kind.MAP, Map.class, description, false, null);
    }

    /** The same option, but required. */
    public Option<T> required() {
        return new Option<>(name, kind, valueType, description, true, null);
    }

    /** The same option with a default. */
    public Option<T> withDefault(T value) {
        return new Option<>(
                name, kind, valueType, description, false, requireNonNull(value, "Option.withDefault: value is null"));
    }

    /** The key, in camelCase. */
    public String name() {
        return name;
    }

    /** The form in which the value is written. */
    public Kind kind() {
        return kind;
    }

    /** The class of the value. */
    public Class<?> valueType() {
        return valueType;
    }

    /** One sentence for the reference. */
    public String description() {
        return description;
    }

    /** Whether it is required. */
    public boolean isRequired() {
        return required;
    }

    /** The default, or {@code null}. */
    public @Nullable T defaultValue() {
        return defaultValue;
    }
}
