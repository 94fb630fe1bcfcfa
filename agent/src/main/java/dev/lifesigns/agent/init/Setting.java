/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.probes.Position;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An environment variable or a property of a program. Its value may be a secret.
 *
 * @param name as written
 * @param value as it would be written in a configuration: what has no value in its file is a reference
 * @param variable the only variable that the value consists of, whether it has a default or not; {@code null} if there is
 *     none, or more
 * @param position where it is written
 */
record Setting(String name, String value, @Nullable String variable, Position position) {
    /** Without case and punctuation: {@code SPRING_DATASOURCE_URL} and {@code spring.datasource.url} are the same. */
    static String uniform(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    String uniform() {
        return uniform(name);
    }

    /** The environment variable that sets it: that of its value, or the one that Spring derives from the name of a property. */
    String variableName() {
        return variable == null ? variableName(name) : variable;
    }

    static String variableName(String name) {
        String plain = name.replace("-", "").replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return name + " (" + position + ")";
    }
}
