/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.generate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * One thing that was asked for, and by what. Immutable.
 *
 * @param value what counts
 * @param source an option such as {@code --port}, a place in a file such as {@code lifesigns.yaml:3}, or {@code default}
 */
public record Input<T>(T value, String source) {
    private static final String DEFAULT = "default";
    private static final String OPTION = "--";

    public Input {
        requireNonNull(value, "value");
        requireNonNull(source, "source");
    }

    /** What holds because nobody said otherwise. */
    public static <T> Input<T> byDefault(T value) {
        return new Input<>(value, DEFAULT);
    }

    /** Whether nobody said otherwise. */
    public boolean isDefault() {
        return source.equals(DEFAULT);
    }

    /** {@code 45s (--startup-time)}. */
    String words() {
        return text() + " (" + source + ")";
    }

    /** {@code --startup-time: 0s (expected: …)}; what comes from elsewhere is told with its place. */
    String problem(String name, String expected) {
        String thing = source.startsWith(OPTION) ? source + ": " + text() : name + ": " + text() + ", from " + source;
        return thing + " (expected: " + expected + ")";
    }

    private String text() {
        return value instanceof Duration duration ? Times.exact(duration) : value.toString();
    }
}
