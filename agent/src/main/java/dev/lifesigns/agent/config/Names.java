/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.schema.Scalar;
import dev.lifesigns.text.schema.Scalars;
import java.util.regex.Pattern;

/** The form of the names of checks and probes, as the engine requires it, and that of hosts. */
final class Names {
    static final String FORM = "[a-z0-9][a-z0-9._-]{0,62}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    /** What an agent listens on. */
    static final Scalar<String> HOST = Scalars.pattern("a host name or an IP address", "[A-Za-z0-9._:%-]+");

    private Names() {}

    static boolean wellFormed(String name) {
        return PATTERN.matcher(name).matches();
    }
}
