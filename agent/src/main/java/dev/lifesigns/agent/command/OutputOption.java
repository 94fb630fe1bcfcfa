/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option {@code --output} of the commands that write one file. */
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; default: standard output.")
    private @Nullable Path file;

    boolean isFile() {
        return file != null;
    }

    /**
     * Writes the text to the file, or prints it if there is none.
     *
     * @throws IOException with a message for the user, if the file cannot be written
     */
    void write(String text, CommandLine commandLine) throws IOException {
        if (file == null) {
            PrintWriter out = commandLine.getOut();
            out.print(text);
            out.flush();
            return;
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IOException(
                    "--output: " + file + ": not written (expected: a file in a folder that can be written to)", e);
        }
    }
}
