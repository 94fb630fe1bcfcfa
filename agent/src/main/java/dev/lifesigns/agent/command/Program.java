/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.text.Suggestions;
import dev.lifesigns.text.schema.Scalars;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs every command: a failure is one line without a stack trace, and an exit code. */
public final class Program {
    private static final String OUT_OF_MEMORY =
            "out of memory (expected: smaller input, or more memory, as with LIFESIGNS_JAVA_OPTS=-Xmx512m)";
    private static final String OUT_OF_STACK = "nested too deeply (expected: input with less nesting)";

    private Program() {}

    /**
     * A command line for the command of that class.
     *
     * @param root annotated with {@link CommandLine.Command}; its sub-commands return {@link ExitCodes}
     */
    public static CommandLine of(Class<?> root) {
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Program::wrongUsage)
                .setExecutionStrategy(Program::execute)
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> couldNotRun(exception, commandLine));
    }

    private static int wrongUsage(ParameterException exception, String[] arguments) {
        CommandLine commandLine = exception.getCommandLine();
        PrintWriter err = commandLine.getErr();
        Messages.fail(err, message(exception));
        Messages.print(err, "Try '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.WRONG_USAGE;
    }

    /** Runs the command. The messages of errors are constants, because there may be no memory left to build one. */
    private static int execute(ParseResult parsed) {
        PrintWriter err = parsed.commandSpec().commandLine().getErr();
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            return failed(err, OUT_OF_MEMORY);
        } catch (StackOverflowError e) {
            return failed(err, OUT_OF_STACK);
        } catch (LinkageError e) {
            return failed(err, "a part of the program is missing: " + e.getMessage());
        }
    }

    private static int couldNotRun(Exception exception, CommandLine commandLine) {
        String message = exception.getMessage();
        return failed(
                commandLine.getErr(), message == null ? exception.getClass().getSimpleName() : message);
    }

    private static int failed(PrintWriter err, String message) {
        Messages.fail(err, message);
        return ExitCodes.COULD_NOT_RUN;
    }

    /** What is wrong. An unexpected argument is not repeated where it may be a secret. */
    private static String message(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched);
        }
        if (exception instanceof MissingParameterException missing) {
            return missing(missing);
        }
        Set<String> commands = exception.getCommandLine().getSubcommands().keySet();
        if (!commands.isEmpty() && exception.getArgSpec() == null) {
            return "no command (expected: " + Scalars.oneOf(List.copyOf(commands)) + ")";
        }
        if (exception.getArgSpec() instanceof OptionSpec option) {
            if (option.typeInfo().isBoolean()) {
                return "option '" + option.longestName() + "' takes no value";
            }
            if (option.type() == Integer.class && exception.getValue() != null) {
                return option.longestName() + ": '" + exception.getValue() + "' (expected: a whole number)";
            }
        }
        return String.valueOf(exception.getMessage());
    }

    private static String unknown(UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().get(0).replaceFirst("(?s)=.*", "");
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        if (unmatched.isUnknownOption()) {
            return "unknown option '" + word + "'" + Suggestions.sentence(word, visibleOptions(command));
        }
        if (!command.subcommands().isEmpty()) {
            return "unknown command '" + word + "'" + nearestCommand(word, command);
        }
        boolean file = command.findOption("--config") != null && word.matches(".*\\.ya?ml");
        return "unknown argument '" + word + "'" + (file ? Suggestions.sentence("--config " + word) : "");
    }

    /** Of this level; if there is none, of the next: {@code validate} is {@code config validate}. */
    private static String nearestCommand(String word, CommandSpec command) {
        String near = Suggestions.sentence(word, command.subcommands().keySet());
        if (!near.isEmpty()) {
            return near;
        }
        Map<String, String> below = new TreeMap<>();
        command.subcommands()
                .forEach((name, subcommand) ->
                        subcommand.getSubcommands().keySet().forEach(deeper -> below.put(deeper, name + " " + deeper)));
        return Suggestions.nearest(word, below.keySet())
                .map(name -> Suggestions.sentence(requireNonNull(below.get(name))))
                .orElse("");
    }

    private static String missing(MissingParameterException exception) {
        return exception.getMissing().stream()
                .map(each -> each instanceof OptionSpec option ? option.longestName() : each.paramLabel())
                .collect(Collectors.joining(", ", "", ": missing (expected: a value)"));
    }

    private static List<String> visibleOptions(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }
}
