/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

/**
 * One thing that is wrong with a file. Holds no secret.
 *
 * @param position where
 * @param severity whether the file is refused because of it
 * @param message one printable line: what is wrong and what is expected
 */
public record Diagnostic(Position position, Severity severity, String message) {
    private static final int LONGEST = 2_000;

    public Diagnostic {
        message = Printable.of(message, LONGEST);
    }

    /** {@code lifesigns.yaml:14:5: unknown key 'timout' in check 'database'; did you mean 'timeout'?}. */
    @Override
    public String toString() {
        return Printable.of(position.toString()) + ": " + (severity == Severity.WARNING ? "warning: " : "") + message;
    }
}
