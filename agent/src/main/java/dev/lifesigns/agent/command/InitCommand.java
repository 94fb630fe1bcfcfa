/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.lifesigns.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns config init}: writes a configuration to start from. Exits with 2 if the file exists, and with 3 if it
 * cannot be written.
 */
@Command(
        name = "init",
        description = "Write a commented configuration file to start from; it checks this machine until you change it.")
final class InitCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "lifesigns.yaml",
            description = "File to write, or - to print it; default: ${DEFAULT-VALUE}.")
    private String file = "lifesigns.yaml";

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (file.equals(STANDARD_OUTPUT)) {
            out.print(template());
            out.flush();
            return ExitCodes.FINE;
        }
        try {
            Files.writeString(Path.of(file), template(), options());
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
        out.flush();
        return ExitCodes.FINE;
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
