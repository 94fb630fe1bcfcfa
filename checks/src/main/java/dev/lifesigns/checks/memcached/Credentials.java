/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memcached;

/** What is sent as one line, so that neither may have white space in it. */
record Credentials(String username, String password) {
    Credentials {
        requireWord("username", username);
        requireWord("password", password);
    }

    private static void requireWord(String name, String value) {
        if (value.isEmpty() || value.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(name + ": empty or with white space (expected: one word)");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username;
    }
}
