/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import dev.lifesigns.agent.ask.Ask;
import dev.lifesigns.agent.ask.AskArguments;
import dev.lifesigns.agent.ask.AskCommand;
import dev.lifesigns.agent.command.CheckCommand;
import dev.lifesigns.agent.command.ConfigCommand;
import dev.lifesigns.agent.command.ExitCodes;
import dev.lifesigns.agent.command.ProbesCommand;
import dev.lifesigns.agent.command.Program;
import dev.lifesigns.agent.command.ServeCommand;
import dev.lifesigns.agent.command.TokenCommand;
import dev.lifesigns.agent.serve.Hangup;
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
        description = "Health checks for any program, run beside it.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  success: up, degraded, or no findings",
            "  1  unhealthy, or findings",
            "  2  invalid command line or configuration",
            "  3  could not run"
        },
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            AskCommand.class,
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
            if (arguments.length > 0 && arguments[0].equals(AskArguments.COMMAND)) {
                askAndHalt(arguments);
            }
            if (arguments.length > 0 && arguments[0].equals(ServeCommand.NAME)) {
                Hangup.hold();
            }
            code = Program.of(Lifesigns.class).execute(arguments);
        } catch (Error fault) {
            // Most likely it is out of memory outside the heap; without heap, the JVM exits by itself.
            System.err.println("lifesigns: " + fault);
            code = ExitCodes.COULD_NOT_RUN;
        }
        System.exit(code);
    }

    /** Returns if the command needs a parser. Otherwise nothing is left to be cleaned up, and an exit would set up logging first. */
    private static void askAndHalt(String[] arguments) {
        Integer code = Ask.quickly(arguments);
        if (code != null) {
            Runtime.getRuntime().halt(code);
        }
    }
}
