/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.lifesigns.agent.init.FirstConfiguration;
import dev.lifesigns.agent.serve.LogFormat;
import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.text.BoundedFile;
import dev.lifesigns.text.Printable;
import dev.lifesigns.text.SizeText;
import dev.lifesigns.text.UnreadableFileException;
import dev.lifesigns.text.UnreadableFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns config init}: writes a configuration to start from. Exits with 2 if the file exists or one to start from
 * is not understood, and with 3 if it cannot be written.
 */
@Command(
        name = "init",
        description = {
            "Write a commented configuration file to start from.",
            "Without --from it checks this machine until you change it."
        })
final class InitCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";
    private static final String STANDARD_INPUT = "-";
    private static final int LARGEST = 4 * 1024 * 1024;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "lifesigns.yaml",
            description = "File to write, or - to print it; default: ${DEFAULT-VALUE}.")
    private String file = "lifesigns.yaml";

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            description =
                    "Write checks of what this file names: a Compose file, a Kubernetes manifest, a configuration of"
                            + " Spring, or - for standard input; may be repeated.")
    private List<String> from = List.of();

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        FirstConfiguration configuration;
        try {
            configuration = from.isEmpty() ? new FirstConfiguration(template(), List.of()) : found();
        } catch (IllegalArgumentException e) {
            Messages.fail(spec.commandLine().getErr(), String.valueOf(e.getMessage()));
            return ExitCodes.WRONG_USAGE;
        }
        if (file.equals(STANDARD_OUTPUT)) {
            out.print(configuration.text());
            out.flush();
            return ExitCodes.FINE;
        }
        try {
            Files.writeString(Path.of(file), configuration.text(), options());
        } catch (FileAlreadyExistsException e) {
            Messages.fail(
                    spec.commandLine().getErr(),
                    file + ": exists already (expected: a new file, or --force to replace it)");
            return ExitCodes.WRONG_USAGE;
        } catch (IOException e) {
            throw new IOException(file + ": not written (expected: a file in a folder that can be written to)", e);
        }
        String written = Printable.of(file);
        out.println("wrote " + written + "; start with: lifesigns serve --config " + written);
        if (!configuration.references().isEmpty()) {
            out.println("it refers to " + String.join(", ", configuration.references()));
        }
        out.flush();
        return ExitCodes.FINE;
    }

    private FirstConfiguration found() {
        LogFormat.install(); // a driver may log a URL that it rejects
        List<ManifestSource> sources =
                from.stream().distinct().map(InitCommand::source).toList();
        return FirstConfiguration.of(
                sources, InstalledTypes.load(spec.commandLine().getErr()));
    }

    /**
     * Reads one of them.
     *
     * @throws IllegalArgumentException with a message for the user, if it cannot be read
     */
    private static ManifestSource source(String name) {
        try {
            String text = name.equals(STANDARD_INPUT)
                    ? BoundedFile.readText(System.in, LARGEST)
                    : BoundedFile.readText(Path.of(name), LARGEST);
            return new ManifestSource(name, text);
        } catch (UnreadableFileException e) {
            String expected = e.reason() == Reason.TOO_LARGE ? "at most " + SizeText.print(LARGEST) : "a readable file";
            throw new IllegalArgumentException(
                    "--from: " + name + ": " + e.getMessage() + " (expected: " + expected + ")", e);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--from: " + name + ": not a path (expected: a readable file)", e);
        }
    }

    private OpenOption[] options() {
        return force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    }

    private static String template() throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream("/dev/lifesigns/agent/init.yaml")) {
            return new String(requireNonNull(in, "init.yaml").readAllBytes(), UTF_8);
        }
    }
}
