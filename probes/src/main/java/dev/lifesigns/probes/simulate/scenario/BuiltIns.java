/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.text.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The built-in scenarios, as YAML in the form that users write. */
public final class BuiltIns {
    /** The scenario that all others, and all files, are based on. */
    public static final String BASE = "steady";

    private static final List<String> NAMES = List.of(
            BASE,
            "database-down",
            "database-slow",
            "database-hanging",
            "database-flapping",
            "slow-node",
            "bad-pod",
            "gc-pause",
            "slow-start",
            "rolling-update",
            "traffic-surge",
            "thundering-herd");

    private BuiltIns() {}

    public static List<String> names() {
        return NAMES;
    }

    /**
     * The file, comments included.
     *
     * @throws IllegalArgumentException if there is no scenario of that name
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("scenario: '" + name + "'" + Suggestions.sentenceOrAll(name, NAMES));
        }
        try (InputStream file = BuiltIns.class.getResourceAsStream(name + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException(name + ".yaml: missing (expected: in this jar)");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
