/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.process;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.Processes;
import dev.lifesigns.checks.spi.InvalidOptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProcessCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void processesOfANameAreCounted() throws Exception {
        Path program = program("worker" + System.nanoTime());
        String name = program.getFileName().toString();

        assertThat(runDown(ProcessCheck.named(name), PATIENCE, ErrorKind.THRESHOLD)
                        .message())
                .isEqualTo("processes: 0 (expected: at least 1)");

        Process first = start(program.toString());
        CheckResult one = runUp(ProcessCheck.named(name));
        assertThat(one.details()).containsEntry("processes", 1).containsEntry("pids", List.of(first.pid()));

        start(program.toString());
        assertThat(run(ProcessCheck.builder().name(name).atMost(1).build(), PATIENCE)
                        .message())
                .isEqualTo("processes: 2 (expected: at most 1)");
        runUp(ProcessCheck.builder().name(name).atLeast(2).atMost(2).build());
    }

    @Test
    void frozenProcessDoesNotRunUntilItContinues() throws Exception {
        Path program = program("frozen" + System.nanoTime());
        Process process = start(program.toString());
        HealthCheck check = ProcessCheck.named(program.getFileName().toString());
        HealthCheck byFile = ProcessCheck.builder().pidFile(pidFile(process)).build();

        Processes.freeze(process.pid());
        assertThat(runDown(check, PATIENCE, ErrorKind.THRESHOLD).message())
                .isEqualTo("processes: 0, and 1 stopped (expected: at least 1)");
        assertThat(runDown(byFile, PATIENCE, ErrorKind.FAILED).message())
                .endsWith(" is stopped (expected: a running process)");

        Processes.thaw(process.pid());
        eventually("it runs again", () -> run(check, PATIENCE).status() == CheckStatus.UP);
    }

    @Test
    void commandLineIsSearchedAsOneText() throws Exception {
        String mark = "mark=" + System.nanoTime();
        start("/bin/sh", "-c", "sleep 600; : " + mark);

        runUp(ProcessCheck.builder().commandLine(": " + mark).build());
        runDown(ProcessCheck.builder().commandLine(mark + "0").build(), PATIENCE, ErrorKind.THRESHOLD);
        runDown(ProcessCheck.builder().name("other").commandLine(mark).build(), PATIENCE, ErrorKind.THRESHOLD);
    }

    @Test
    void zombieDoesNotRun() throws Exception {
        String name = "undead" + System.nanoTime() % 100_000;
        Path program = program(name);
        Path pid = directory.resolve("child");
        // the parent never waits for its child, because it is another program by then
        start("/bin/sh", "-c", program + " 600 & echo $! > " + pid + "; exec sleep 600");
        eventually(
                "the child runs", () -> run(ProcessCheck.named(name), PATIENCE).status() == CheckStatus.UP);

        Processes.crash(Long.parseLong(Files.readString(pid).strip()));

        eventually(
                "it counts no more",
                () -> run(ProcessCheck.named(name), PATIENCE).status() == CheckStatus.DOWN);
        assertThat(runDown(ProcessCheck.builder().pidFile(pid).build(), PATIENCE, ErrorKind.FAILED)
                        .message())
                .endsWith(" has ended (expected: a running process)");
    }

    @Test
    void pidFileIsThatOfARunningProcessOfTheName() throws Exception {
        Process process = start("/bin/sleep", "600");
        Path file = pidFile(process);

        assertThat(runUp(ProcessCheck.builder().pidFile(file).name("sleep").build())
                        .details())
                .containsEntry("pids", List.of(process.pid()));
        assertThat(runDown(ProcessCheck.builder().pidFile(file).name("nginx").build(), PATIENCE, ErrorKind.FAILED)
                        .message())
                .isEqualTo("pidFile: " + file + ": process " + process.pid()
                        + " is another one, named 'sleep' (expected: 'nginx')");

        process.destroyForcibly().waitFor();
        assertThat(runDown(ProcessCheck.builder().pidFile(file).build(), PATIENCE, ErrorKind.FAILED)
                        .message())
                .isEqualTo(
                        "pidFile: " + file + ": process " + process.pid() + " has ended (expected: a running process)");
    }

    @Test
    void fileWithoutANumberIsDown() throws Exception {
        Path missing = directory.resolve("missing");
        assertThat(runDown(ProcessCheck.builder().pidFile(missing).build(), PATIENCE, ErrorKind.FAILED)
                        .message())
                .isEqualTo("pidFile: " + missing
                        + ": NoSuchFileException (expected: a readable file with the number of a process)");
        Path text = Files.writeString(directory.resolve("text"), "-");
        assertThat(runDown(ProcessCheck.builder().pidFile(text).build(), PATIENCE, ErrorKind.FAILED)
                        .message())
                .contains(": NumberFormatException (expected: ");
    }

    @Test
    void systemWithoutProcIsDown() {
        assertThat(runDown(
                                ProcessCheck.builder().name("a").build(directory.resolve("none")),
                                PATIENCE,
                                ErrorKind.FAILED)
                        .message())
                .isEqualTo("processes: not readable (expected: Linux with /proc)");
    }

    @Test
    void itIsOfTheHost() {
        assertThat(ProcessCheck.named("a").scope()).isEqualTo(CheckScope.HOST);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessCheck.builder().build())
                .withMessage("name: missing (expected: at least one of name, commandLine and pidFile)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessCheck.builder().name(""))
                .withMessage("name: empty (expected: text)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessCheck.builder().atLeast(-1))
                .withMessage("atLeast: -1 (expected: at least 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ProcessCheck.builder().name("a").atLeast(2).atMost(1).build())
                .withMessage("atLeast: 2 (expected: at most atMost 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ProcessCheck.builder().pidFile(Path.of("a")).atMost(2).build())
                .withMessage("pidFile: with atLeast or atMost (expected: one process)");
    }

    @Test
    void optionsReachTheCheck() throws Exception {
        Process process = start("/bin/sleep", "600");
        GivenOptions options = new GivenOptions()
                .with(ProcessCheckType.PID_FILE, pidFile(process).toString())
                .with(ProcessCheckType.NAME, "sleep")
                .with(ProcessCheckType.COMMAND_LINE, "sleep 600");

        runUp(new ProcessCheckType().create(options));
        assertThatExceptionOfType(InvalidOptionException.class)
                .isThrownBy(() -> new ProcessCheckType().create(options.with(ProcessCheckType.AT_MOST, 3)))
                .satisfies(refusal -> assertThat(refusal.option()).isSameAs(ProcessCheckType.PID_FILE));
    }

    /** A program of that name that does nothing for long. */
    private Path program(String name) throws Exception {
        return Files.createSymbolicLink(directory.resolve(name), Path.of("/bin/sleep"));
    }

    private Process start(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        if (words.length == 1) {
            command.add("600");
        }
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private Path pidFile(Process process) throws Exception {
        return Files.writeString(directory.resolve("pid"), process.pid() + "\n");
    }
}
