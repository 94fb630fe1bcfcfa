/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * One run of a command line, inside of this process.
 *
 * @param exitCode what the shell would get
 */
public record Run(int exitCode, String out, String err) {
    /** Runs the command of that class. */
    public static Run of(Class<?> root, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Program.of(root).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(arguments);
        commandLine.getOut().flush();
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** The same with that text on the standard input. */
    public static Run withInput(String input, Class<?> root, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return of(root, arguments);
        } finally {
            System.setIn(before);
        }
    }
}
