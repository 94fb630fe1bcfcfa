/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifesigns.text.JsonText;
import dev.lifesigns.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** Whatever a file holds, is or is called: lines that nobody obeys, and the right exit code. */
class HostileInputTest {
    private static final String NAME = "a\n::error::b\u001b[2J\u202e##vso[x]";
    private static final String SHOWN = "a\\n::error::b\\e[2J\\u202e#\\u0023vso[x]";

    @TempDir
    private Path folder;

    @Test
    void namesOfFilesAreShown() throws IOException {
        Path below = hostileFolder();
        String missing = below.resolve("none.yaml").toString();

        assertShown(Run.of(ValidateCommand.class, missing).out());
        assertShown(
                Run.of(ValidateCommand.class, "--format", "json", missing).out().replace("\"file\": ", ""));
        assertShown(Run.of(LintCommand.class, missing).out());
        assertShown(Run.of(LintCommand.class, "--config", missing, ".").err());
        assertShown(Run.of(LintCommand.class, "--baseline", missing, ".").err());
        assertShown(Run.of(SimulateCommand.class, missing).err());
        assertShown(
                Run.of(SimulateCommand.class, "steady", "--manifest", missing).err());
        assertShown(Run.of(SimulateCommand.class, "steady", "--seeds", "1", "-o", missing + "/x")
                .err());
        assertShown(Run.of(GenerateCommand.class, "--config", missing).err());
        assertShown(Run.of(GenerateCommand.class, "-o", missing + "/x").err());
    }

    @Test
    void aFileOfSuchANameIsReadAndShown() throws IOException {
        Path config = Files.writeString(
                hostileFolder().resolve("c.yaml"), "checks: {d: {type: deadlock}}\nserver: {host: 0.0.0.0}\n");

        Run validated = Run.of(ValidateCommand.class, config.toString());
        Run generated = Run.of(GenerateCommand.class, "--config", config.toString());

        assertShown(validated.out());
        assertThat(validated.exitCode()).isZero();
        assertShown(generated.out());
        assertThat(generated.out().lines()).noneMatch(line -> line.startsWith("::"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no", "--format=", "--set=", ""})
    void wordsOfTheCommandLineAreShown(String option) {
        Run run = Run.of(SimulateCommand.class, "steady", option + NAME);

        assertPrintable(run.err());
        assertThat(run.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
    }

    @Test
    void jsonHasTheValuesThemselves() {
        assertThat(JsonText.indented(Map.of("a", NAME)))
                .containsIgnoringCase("\"a\\n::error::b\\u001b[2J\\u202e#\\u0023vso[x]\"");
    }

    @Test
    void aPortableConfigurationHasNothingToObey() throws IOException {
        Path config = Files.writeString(
                folder.resolve("c.yaml"),
                "service: {name: orders, version: \"1\\u202e\\u009b2J\"}\nchecks: {d: {type: deadlock}}\nserver: {host: 0.0.0.0}\n");

        Run run = Run.of(
                GenerateCommand.class,
                "--config",
                config.toString(),
                "--as",
                "deployment",
                "--image",
                "orders:1",
                "--port",
                "9090");

        assertThat(run.err()).isEmpty();
        assertPrintable(run.out());
        assertThat(run.out()).contains("\\u202e\\x9b2J");
    }

    @Test
    void aDeviceIsRefused() {
        assumeTrue(Files.exists(Path.of("/dev/zero")));
        List<Run> runs = List.of(
                Run.of(ValidateCommand.class, "/dev/zero"),
                Run.of(GenerateCommand.class, "--config", "/dev/zero"),
                Run.of(SimulateCommand.class, "/dev/zero"),
                Run.of(SimulateCommand.class, "steady", "--manifest", "/dev/zero"),
                Run.of(LintCommand.class, "--baseline", "/dev/zero", "."),
                Run.of(LintCommand.class, "--config", "/dev/zero", "."));

        assertThat(runs).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
            assertThat(run.out() + run.err()).contains("/dev/zero: too large (expected: ");
        });
        assertThat(Run.of(LintCommand.class, "/dev/zero").exitCode()).isEqualTo(ExitCodes.UNHEALTHY);
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemory.class, OutOfStack.class, PartMissing.class, Silent.class})
    void aFaultIsOneLine(Class<?> command) {
        Run run = Run.of(command);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.COULD_NOT_RUN);
        assertThat(run.err()).startsWith("lifesigns: ").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void outOfMemoryIsReportedWithHowToGetMore() {
        assertThat(Run.of(OutOfMemory.class).err())
                .isEqualToIgnoringNewLines(
                        "lifesigns: out of memory (expected: smaller input, or more memory, as with LIFESIGNS_JAVA_OPTS=-Xmx512m)");
    }

    private Path hostileFolder() throws IOException {
        try {
            return Files.createDirectory(folder.resolve(NAME));
        } catch (InvalidPathException e) {
            return abort("the file system refuses the name: " + e.getMessage());
        }
    }

    private static void assertShown(String text) {
        assertThat(text).contains(SHOWN.substring(0, SHOWN.indexOf("\\e")));
        assertPrintable(text);
    }

    private static void assertPrintable(String text) {
        assertThat(text.lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.codePoints().noneMatch(Printable::isUnprintable)).isTrue();
            assertThat(line).doesNotStartWith("::").doesNotContain("##vso[");
        });
    }

    @Command(name = "memory")
    private static final class OutOfMemory implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Command(name = "stack")
    private static final class OutOfStack implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new StackOverflowError();
        }
    }

    @Command(name = "part")
    private static final class PartMissing implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new NoClassDefFoundError("a/B\nc");
        }
    }

    @Command(name = "silent")
    private static final class Silent implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException();
        }
    }
}
