/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stops the start if a property below {@code lifesigns} is misspelled. Those of the system and of its environment may be
 * somebody else's.
 */
@Context
final class MisspelledProperties {
    MisspelledProperties(Environment environment) {
        Map<String, String> problems = new TreeMap<>();
        for (PropertySource source : environment.getPropertySources()) {
            if (source instanceof EnvironmentPropertySource || source instanceof SystemPropertiesPropertySource) {
                continue;
            }
            for (String key : source) {
                String meant = KnownProperties.insteadOf(key);
                if (meant != null) {
                    problems.putIfAbsent(key, key + ": unknown (expected: " + meant + "); origin: " + source.getName());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join("\n", problems.values()));
        }
    }
}
