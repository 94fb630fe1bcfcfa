/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
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

    /** What is wrong. Of an unknown option only the name is told: its value may be a secret. */
    private static String message(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return oneLine(String.valueOf(exception.getMessage()));
        }
        String first = unmatched.getUnmatched().get(0);
        String kind = unmatched.isUnknownOption() ? "option" : "command";
        return "unknown " + kind + " '" + oneLine(first.replaceFirst("=.*", "")) + "'"
                + suggestion(unmatched.getSuggestions());
    }

    private static String suggestion(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : "; did you mean '" + suggestions.get(0) + "'?";
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
