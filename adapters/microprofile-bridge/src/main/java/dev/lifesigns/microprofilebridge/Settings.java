/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofilebridge;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The application's configuration: MicroProfile Config where there is one, else the system properties. */
interface Settings {
    /** All keys that the configuration can list. */
    Set<String> keys();

    /** The value of a key without blanks around it; {@code null} if it has none, or an empty one. */
    @Nullable
    String value(String key);

    /** That of the application whose class loader this thread has. */
    static Settings ofThisThread() {
        try {
            return FromConfig.ofThisThread();
        } catch (NoClassDefFoundError | IllegalStateException noConfig) {
            return new FromSystem();
        }
    }

    /** A class of its own, so that it is loaded only here. */
    record FromConfig(Config config) implements Settings {
        static Settings ofThisThread() {
            return new FromConfig(ConfigProvider.getConfig());
        }

        @Override
        public Set<String> keys() {
            Set<String> keys = new LinkedHashSet<>();
            config.getPropertyNames().forEach(keys::add);
            return keys;
        }

        @Override
        public @Nullable String value(String key) {
            return config.getOptionalValue(key, String.class)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .orElse(null);
        }
    }

    /** The system properties. */
    record FromSystem() implements Settings {
        @Override
        public Set<String> keys() {
            return new TreeSet<>(System.getProperties().stringPropertyNames());
        }

        @Override
        public @Nullable String value(String key) {
            String value = System.getProperty(key, "").strip();
            return value.isEmpty() ? null : value;
        }
    }
}
