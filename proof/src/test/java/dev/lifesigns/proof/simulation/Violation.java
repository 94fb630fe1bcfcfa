/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

/** The engine broke a promise. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violation(String message) {
        super(message);
    }

    static void unless(boolean kept, String format, Object... arguments) {
        if (!kept) {
            throw new Violation(String.format(java.util.Locale.ROOT, format, arguments));
        }
    }
}
