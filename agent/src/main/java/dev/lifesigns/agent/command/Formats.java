/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The output formats of {@code lifesigns check}: a table for people, and the formats of the endpoint. */
final class Formats implements Iterable<String> {
    static final String TABLE = "table";
    static final String TEXT = "text";
    static final String NAGIOS = "nagios";

    private static final List<String> ALL =
            List.of(TABLE, TEXT, NAGIOS, "json", "health+json", "actuator", "microprofile");

    @Override
    public Iterator<String> iterator() {
        return ALL.iterator();
    }

    static void require(String format, CommandLine commandLine) {
        if (!ALL.contains(format)) {
            throw new ParameterException(
                    commandLine, "--format: '" + format + "' (expected: one of " + String.join(", ", ALL) + ")");
        }
    }
}
