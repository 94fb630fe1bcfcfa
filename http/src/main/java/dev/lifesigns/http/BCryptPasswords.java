/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import org.springframework.security.crypto.bcrypt.BCrypt;

/** The only class that needs {@code spring-security-crypto}, which is present only if passwords are used. */
final class BCryptPasswords {
    private static final String LIBRARY = "org.springframework.security:spring-security-crypto";

    private BCryptPasswords() {}

    /**
     * Makes sure that passwords can be verified.
     *
     * @throws IllegalStateException if the library is missing
     */
    static void requireLibrary() {
        try {
            Class.forName(
                    "org.springframework.security.crypto.bcrypt.BCrypt", false, BCryptPasswords.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(
                    "basic users: no library for bcrypt (expected: " + LIBRARY + " among the dependencies)", e);
        }
    }

    static boolean matches(byte[] password, String hash) {
        return BCrypt.checkpw(password, hash);
    }
}
