/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.text.Printable;

/**
 * A message about a place in a file, such as what is wrong with a scenario, or what the linter skipped. Immutable.
 *
 * @param position where
 * @param message one line
 */
public record Remark(Position position, String message) {
    private static final int LONGEST = 2_000;

    public Remark {
        requireNonNull(position, "position");
        requireNonNull(message, "message");
    }

    /** {@code outage.yaml:14:5: unknown key 'podz'; did you mean 'pods'?}, printable. */
    @Override
    public String toString() {
        return Printable.of(position + ": " + message, LONGEST);
    }
}
