/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.ConfigFiles;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ConfigResult;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option {@code --config} of the commands that run checks. */
final class ConfigurationOption {
    static final String BUILT_IN = "This is the built-in configuration; use your own with --config FILE.";

    private static final List<String> USUAL_NAMES = List.of("lifesigns.yaml", "lifesigns.yml");

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "Configuration file, folder of them (*.yaml, *.yml), or - for standard input; may be repeated, each with a"
                            + " part of the configuration. Default: checks of this machine's disk, memory and threads, and of a"
                            + " demo database.")
    private List<Path> named = List.of();

    private @Nullable ConfigFiles files;

    /**
     * Refuses to use the built-in configuration beside a file with the usual name: somebody forgot the option, and what
     * the file describes would never be checked.
     */
    void requireNoneForgotten(CommandLine commandLine) {
        if (embedded()) {
            forgotten(Path.of("")).ifPresent(name -> {
                throw new ParameterException(
                        commandLine, "found " + name + " but no --config; did you mean '--config " + name + "'?");
            });
        }
    }

    /** The configuration file in that folder, whatever kind of file it is. */
    static Optional<String> forgotten(Path folder) {
        return USUAL_NAMES.stream()
                .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    /** Whether the built-in configuration is used. */
    boolean embedded() {
        return named.isEmpty();
    }

    /** The files, or {@code null} if the built-in configuration is used. */
    @Nullable
    ConfigFiles files() {
        if (files == null && !embedded()) {
            files = ConfigFiles.of(named);
        }
        return files;
    }

    /**
     * Reads it and prints every finding.
     *
     * @return {@code null} if it is refused
     */
    @Nullable
    AgentConfig read(PrintWriter err) {
        return read(InstalledTypes.reader(err), err).config();
    }

    /** Reads it with that reader and prints every finding. */
    ConfigResult read(ConfigReader reader, PrintWriter err) {
        ConfigResult result = read(reader);
        Messages.print(err, result.findings());
        return result;
    }

    /** Reads it with that reader, as often as is needed. */
    ConfigResult read(ConfigReader reader) {
        ConfigFiles own = files();
        return own == null ? reader.readEmbedded() : reader.read(own);
    }
}
