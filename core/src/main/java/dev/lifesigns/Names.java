/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.regex.Pattern;

/** The one form of the names of checks, probes and startup tasks; fit for a URL path and a metric label. */
final class Names {
    private static final String FORM = "[a-z0-9][a-z0-9._-]{0,62}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Names() {}

    static boolean wellFormed(String name) {
        return PATTERN.matcher(name).matches();
    }

    static void require(String what, String name) {
        if (!wellFormed(name)) {
            throw new IllegalArgumentException(malformed(what, name));
        }
    }

    static String malformed(String what, String name) {
        return what + ": '" + name + "' (expected: " + FORM + ")";
    }
}
