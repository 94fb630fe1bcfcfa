/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.file;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code type: file}. */
public final class FileCheckType implements CheckType {
    static final Option<String> PATH =
            Option.text("path", "The file. Its content is never read.").required();
    static final Option<Duration> WARN_AGE =
            Option.duration("warnAge", "Degraded if the file was last modified longer ago.");
    static final Option<Duration> MAX_AGE = Option.duration("maxAge", "Down if the file was last modified longer ago.");
    static final Option<Long> MIN_SIZE = Option.size("minSize", "Down if the file is smaller.");
    static final Option<Long> MAX_SIZE = Option.size("maxSize", "Down if the file is larger.");

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String summary() {
        return "A file exists, and is neither too old, too small nor too large.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PATH, WARN_AGE, MAX_AGE, MIN_SIZE, MAX_SIZE);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        FileCheck.Builder builder = OptionMapping.build(PATH, () -> FileCheck.builder(path(values.get(PATH))));
        OptionMapping.apply(values, WARN_AGE, builder::warnAge);
        OptionMapping.apply(values, MAX_AGE, builder::maxAge);
        OptionMapping.apply(values, MIN_SIZE, builder::minSize);
        OptionMapping.apply(values, MAX_SIZE, builder::maxSize);
        return OptionMapping.build(values.find(WARN_AGE) != null ? WARN_AGE : MIN_SIZE, builder::build);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("path: " + e.getInput() + " (expected: a path)");
        }
    }
}
