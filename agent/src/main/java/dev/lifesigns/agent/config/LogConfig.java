/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import java.util.List;

/**
 * The section {@code log}.
 *
 * @param format how lines are written
 * @param level the least severe lines that are written
 */
public record LogConfig(Format format, Level level) {
    /** How lines are written. */
    public enum Format {
        text,
        json
    }

    /** How severe a line is. */
    public enum Level {
        error,
        warning,
        info,
        debug
    }

    /** What applies until a file has been read. */
    public static final LogConfig DEFAULT = new LogConfig(Format.text, Level.info);

    private static final Key<Format> FORMAT = Key.of(
                    "format",
                    Scalars.choice(List.of(Format.values()), Format::name),
                    "Format of the lines on standard error; `--log-format` overrides it.")
            .or(DEFAULT.format());
    private static final Key<Level> LEVEL = Key.of(
                    "level",
                    Scalars.choice(List.of(Level.values()), Level::name),
                    "Least severe lines that are written. Changes of checks and probes are `info`; libraries write errors only,"
                            + " whatever the level.")
            .or(DEFAULT.level());
    private static final Section<LogConfig> SECTION = new Section<>(
            "The log of the agent.",
            List.of(FORMAT, LEVEL),
            values -> new LogConfig(values.get(FORMAT), values.get(LEVEL)));

    static final Key<LogConfig> KEY = Key.of("log", SECTION);

    /** The same with another format. */
    public LogConfig with(Format other) {
        return new LogConfig(other, level);
    }
}
