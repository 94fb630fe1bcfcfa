/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import dev.lifesigns.agent.command.CheckCommand;
import dev.lifesigns.agent.command.ConfigCommand;
import dev.lifesigns.agent.command.ExitCodes;
import dev.lifesigns.agent.command.ProbesCommand;
import dev.lifesigns.agent.command.Program;
import dev.lifesigns.agent.command.ServeCommand;
import dev.lifesigns.agent.command.TokenCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program {@code lifesigns}: one command and a YAML file. */
@Command(
        name = "lifesigns",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Health checking beside any program.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  fine: up, degraded, no finding",
            "  1  unhealthy, or findings",
            "  2  the command line or the configuration is wrong",
            "  3  it could not run"
        },
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            ConfigCommand.class,
            ProbesCommand.class,
            TokenCommand.class,
            GenerateCompletion.class
        })
public final class Lifesigns {
    Lifesigns() {}

    /** Runs one command, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int code;
        try {
            code = Program.of(Lifesigns.class).execute(arguments);
        } catch (Error fault) {
            // Memory outside of the heap, most likely; without heap the JVM ends by itself.
            System.err.println("lifesigns: " + fault);
            code = ExitCodes.COULD_NOT_RUN;
        }
        System.exit(code);
    }
}
