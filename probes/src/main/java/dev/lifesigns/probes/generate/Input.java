/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * One input value, and where it comes from. Immutable.
 *
 * @param value the value
 * @param source an option such as {@code --port}, a place in a file such as {@code lifesigns.yaml:3}, or {@code default}
 */
public record Input<T>(T value, String source) {
    private static final String DEFAULT = "default";
    private static final String OPTION = "--";

    public Input {
        requireNonNull(value, "value");
        requireNonNull(source, "source");
    }

    /** A default value. */
    public static <T> Input<T> byDefault(T value) {
        return new Input<>(value, DEFAULT);
    }

    /** Whether this is the default. */
    public boolean isDefault() {
        return source.equals(DEFAULT);
    }

    /** {@code 45s (--startup-time)}. */
    String words() {
        return text() + " (" + source + ")";
    }

    /** {@code --startup-time: 0s (expected: …)}; a value from elsewhere is reported with its place. */
    String problem(String name, String expected) {
        String thing = source.startsWith(OPTION) ? source + ": " + text() : name + ": " + text() + ", from " + source;
        return thing + " (expected: " + expected + ")";
    }

    private String text() {
        return value instanceof Duration duration ? Times.exact(duration) : value.toString();
    }
}
