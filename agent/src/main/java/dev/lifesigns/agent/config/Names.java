/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.util.regex.Pattern;

/** The form of the names of checks and probes, as the engine requires it. */
final class Names {
    static final String FORM = "[a-z0-9][a-z0-9._-]{0,62}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Names() {}

    static boolean wellFormed(String name) {
        return PATTERN.matcher(name).matches();
    }
}
