/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ldap;

/**
 * Who logs in with a simple bind.
 *
 * @param password not empty: a server would take an empty one for an anonymous client (RFC 4513 §5.1.2)
 */
record Bind(String dn, String password) {
    Bind {
        if (dn.isEmpty()) {
            throw new IllegalArgumentException("bindDn: '' (expected: the name of an entry)");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("password: empty (expected: one, or no bindDn for an anonymous client)");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return dn;
    }
}
