/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.process;

import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.OptionMapping;
import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.checks.spi.Option;
import dev.lifesigns.checks.spi.OptionValues;
import java.nio.file.Path;
import java.util.List;

/** {@code type: process}. */
public final class ProcessCheckType implements CheckType {
    static final Option<String> NAME = Option.text("name", "Name of the processes, or of the file of their program.");
    static final Option<String> COMMAND_LINE = Option.text(
            "commandLine", "Text that their command lines contain, such as the main class of a Java program.");
    static final Option<String> PID_FILE = Option.text(
            "pidFile",
            "File with the number of the one process; with name or commandLine, another one that has got its number does not"
                    + " count.");
    static final Option<Integer> AT_LEAST = Option.integer(
                    "atLeast", "Down if fewer run; those that are stopped or zombies do not.")
            .withDefault(1);
    static final Option<Integer> AT_MOST = Option.integer("atMost", "Down if more run.");

    @Override
    public String name() {
        return "process";
    }

    @Override
    public String summary() {
        return "A process runs, or enough of a kind do and not too many. Linux only.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(NAME, COMMAND_LINE, PID_FILE, AT_LEAST, AT_MOST);
    }

    @Override
    public HealthCheck create(OptionValues values) {
        ProcessCheck.Builder builder = ProcessCheck.builder();
        OptionMapping.apply(values, NAME, builder::name);
        OptionMapping.apply(values, COMMAND_LINE, builder::commandLine);
        OptionMapping.apply(values, PID_FILE, file -> builder.pidFile(Path.of(file)));
        OptionMapping.apply(values, AT_LEAST, builder::atLeast);
        OptionMapping.apply(values, AT_MOST, builder::atMost);
        return OptionMapping.build(values.find(PID_FILE) != null ? PID_FILE : NAME, builder::build);
    }
}
