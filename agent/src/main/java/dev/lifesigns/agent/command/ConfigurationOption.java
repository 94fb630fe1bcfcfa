/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ConfigResult;
import dev.lifesigns.text.schema.Variables;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --config} of the commands that run checks. */
final class ConfigurationOption {
    static final String BUILT_IN = "This is the built-in configuration; use your own with --config FILE.";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "Configuration file; default: checks of this machine's disk, memory and threads, and of a demo database.")
    private @Nullable Path file;

    /** Whether the built-in configuration is used. */
    boolean embedded() {
        return file == null;
    }

    /**
     * Reads it and prints every finding.
     *
     * @return {@code null} if it is refused
     */
    @Nullable
    AgentConfig read(PrintWriter err) {
        ConfigReader reader = new ConfigReader(InstalledTypes.load(err), Variables.ofProcess());
        ConfigResult result = file == null ? reader.readEmbedded() : reader.read(file);
        Messages.print(err, result.findings());
        return result.config();
    }
}
