/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import dev.lifesigns.text.schema.Values;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The options of one check as written in the file. Immutable. */
final class ConfiguredOptions implements OptionValues {
    private final String checkName;
    private final Duration timeout;
    private final Map<Option<?>, Object> values = new HashMap<>();

    ConfiguredOptions(String checkName, Duration timeout, TypeSection type, Values written) {
        this.checkName = checkName;
        this.timeout = timeout;
        type.options().forEach((option, key) -> {
            Object value = written.find(key);
            if (value != null) {
                values.put(option, unmodifiable(value));
            }
        });
    }

    private static Object unmodifiable(Object value) {
        if (value instanceof Map<?, ?> map) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
        return value instanceof List<?> list ? List.copyOf(list) : value;
    }

    @Override
    public String checkName() {
        return checkName;
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public <T> T get(Option<T> option) {
        T value = find(option);
        if (value == null) {
            throw new IllegalStateException(
                    "option '" + option.name() + "': no value (expected: required, or with a default)");
        }
        return value;
    }

    @Override
    @SuppressWarnings("unchecked") // the value was read by the shape of the option's kind
    public <T> @Nullable T find(Option<T> option) {
        return (T) values.get(option);
    }

    /** Two are equal if the same values are written for checks with the same name and timeout. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfiguredOptions options
                && checkName.equals(options.checkName)
                && timeout.equals(options.timeout)
                && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(checkName, timeout, values);
    }

    /** Names only, because even a URL may contain a password. */
    @Override
    public String toString() {
        return "options " + values.keySet().stream().map(Option::name).sorted().toList();
    }
}
