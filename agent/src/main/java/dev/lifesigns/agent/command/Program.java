/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.config.Suggestion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How every command is run: what goes wrong is told in one line, without a stack trace, and has its exit code. */
public final class Program {
    private Program() {}

    /**
     * A command line around the command of that class.
     *
     * @param root annotated with {@link CommandLine.Command}; its sub-commands return {@link ExitCodes}
     */
    public static CommandLine of(Class<?> root) {
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Program::wrongUsage)
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> couldNotRun(exception, commandLine));
    }

    private static int wrongUsage(ParameterException exception, String[] arguments) {
        CommandLine commandLine = exception.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println("lifesigns: " + message(exception));
        err.println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCodes.WRONG_USAGE;
    }

    private static int couldNotRun(Exception exception, CommandLine commandLine) {
        commandLine.getErr().println("lifesigns: " + oneLine(String.valueOf(exception.getMessage())));
        commandLine.getErr().flush();
        return ExitCodes.COULD_NOT_RUN;
    }

    /** What is wrong. A word that does not belong here is not repeated where it may be a secret. */
    private static String message(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched);
        }
        if (exception.getArgSpec() instanceof OptionSpec option
                && option.typeInfo().isBoolean()) {
            return "option '" + option.longestName() + "' takes no value";
        }
        return oneLine(String.valueOf(exception.getMessage()));
    }

    private static String unknown(UnmatchedArgumentException unmatched) {
        String word = oneLine(unmatched.getUnmatched().get(0)).replaceFirst("=.*", "");
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        if (unmatched.isUnknownOption()) {
            return "unknown option '" + word + "'" + Suggestion.sentence(word, visibleOptions(command));
        }
        Set<String> subcommands = command.subcommands().keySet();
        return "unknown " + (subcommands.isEmpty() ? "argument" : "command") + " '" + word + "'"
                + Suggestion.sentence(word, subcommands);
    }

    private static List<String> visibleOptions(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
