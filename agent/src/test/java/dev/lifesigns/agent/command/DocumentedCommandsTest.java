/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lifesigns.agent.Lifesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.MissingParameterException;

/**
 * Every {@code lifesigns …} in the documents is a command of the program: it is parsed and, if it is in a block of shell
 * commands and ends by itself, run. {@code ManualIT}, {@code SimulateIT} and the tests of the guides compare what blocks
 * of the console show.
 */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCE = Pattern.compile("^\\s*(`{3,})(\\w*)");
    private static final Pattern INLINE = Pattern.compile("`(?:\\./)?lifesigns ([^`]+)`");
    private static final Pattern COMMAND =
            Pattern.compile("(?<![\\w'/-])(?:\\./|[\\w./-]*bin/)?lifesigns ([a-z-][^|<>)'#`]*)");
    private static final Pattern FILE = Pattern.compile("k8s(/.*)?|[\\w/-]+\\.(yaml|json|svg|html)");

    /** A command, where it is written, and in which kind of block; {@code inline} within a sentence. */
    private record Command(Path document, String block, String line, List<String> arguments) {
        static Command of(Path document, String block, String line, String arguments) {
            return new Command(
                    document,
                    block,
                    line,
                    Arrays.stream(arguments.replace("\"", "").strip().split("\\s+"))
                            .filter(word -> !word.equals("…"))
                            .toList());
        }

        boolean isRun() {
            return block.equals("sh") && !line.startsWith("time ") && !arguments.contains("serve");
        }
    }

    @TempDir
    private Path folder;

    @Test
    void everyCommandParses() throws IOException {
        List<Command> commands = commands();

        assertThat(commands).hasSizeGreaterThan(60);
        assertThat(commands)
                .allSatisfy(command -> assertThatCode(() -> parse(command)).doesNotThrowAnyException());
    }

    @Test
    void everyShellCommandThatEndsByItselfRuns() throws IOException {
        Path manifest = ROOT.resolve("examples/kubernetes/before.yaml");
        Files.createDirectories(folder.resolve("k8s"));
        Files.copy(manifest, folder.resolve("k8s/orders.yaml"));
        Files.writeString(folder.resolve("lifesigns.yaml"), "checks: {threads: {type: deadlock}}\n");
        List<Command> runs = commands().stream().filter(Command::isRun).toList();

        assertThat(runs).hasSizeGreaterThan(10).allSatisfy(command -> {
            String[] arguments = command.arguments().stream().map(this::located).toArray(String[]::new);
            Run run = Run.withInput(Files.readString(manifest), Lifesigns.class, arguments);
            assertThat(run.exitCode()).as(run.err()).isIn(ExitCodes.FINE, ExitCodes.UNHEALTHY);
        });
    }

    private String located(String argument) {
        if (argument.startsWith("examples/")) {
            return ROOT.resolve(argument).toString();
        }
        return FILE.matcher(argument).matches() ? folder.resolve(argument).toString() : argument;
    }

    /** A sentence may name a command without its files. */
    private static void parse(Command command) {
        try {
            Program.of(Lifesigns.class).parseArgs(command.arguments().toArray(String[]::new));
        } catch (MissingParameterException e) {
            if (!command.block().equals("inline")) {
                throw e;
            }
        }
    }

    private static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (Path document : documents()) {
            String text = Files.readString(document).replaceAll("\\\\\\R\\s*", "");
            boolean markdown = document.toString().endsWith(".md");
            String block = markdown ? "" : "yaml";
            String fence = "";
            for (String line : text.lines().toList()) {
                Matcher start = FENCE.matcher(line);
                if (markdown
                        && start.find()
                        && (block.isEmpty() || start.group(1).equals(fence))) {
                    fence = block.isEmpty() ? start.group(1) : "";
                    block = block.isEmpty() ? start.group(2) + " " : "";
                    block = block.isBlank() && !fence.isEmpty() ? "text" : block.strip();
                } else {
                    addAll(commands, document, block, line.strip());
                }
            }
        }
        return commands;
    }

    private static void addAll(List<Command> commands, Path document, String block, String line) {
        boolean output = block.equals("text") || (block.equals("console") && !line.startsWith("$ "));
        if (output || (block.equals("yaml") && line.contains("'lifesigns "))) {
            return;
        }
        Matcher command = (block.isEmpty() ? INLINE : COMMAND).matcher(line);
        while (command.find()) {
            commands.add(Command.of(document, block.isEmpty() ? "inline" : block, line, command.group(1)));
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(
                List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md"), ROOT.resolve("CONTRIBUTING.md")));
        for (String name : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(name))) {
                files.filter(file -> file.toString().matches(".*\\.(md|yaml)"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(documents::add);
            }
        }
        return documents;
    }
}
