/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.exec;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of a shell stand for the programs: what they do is all that the check sees of any program. */
class ExecCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void exitCodesAreThoseOfThePlugins() {
        assertThat(runUp(script("echo OK")).message()).isEqualTo("OK");

        CheckResult warning = run(script("echo WARNING - slow; exit 1"), PATIENCE);
        assertThat(warning.status()).isEqualTo(CheckStatus.DEGRADED);
        assertThat(warning.message()).isEqualTo("WARNING - slow");

        assertThat(runDown(script("echo CRITICAL; exit 2"), PATIENCE, ErrorKind.FAILED))
                .returns("CRITICAL", CheckResult::message)
                .satisfies(result -> assertThat(result.details()).containsEntry("exit_code", 2));
        assertThat(down("echo no idea; exit 3")).isEqualTo("no idea");
        assertThat(down("echo usage; exit 64")).isEqualTo("exit code 64 (expected: 0 to 3): usage");
        assertThat(down("kill -9 $$"))
                .isEqualTo("exit code 137 (expected: 0 to 3): exit code 137, and nothing printed");
    }

    @Test
    void firstLineIsTheMessageAndWhatIsBehindTheBarsAreDetails() {
        CheckResult result = runUp(script("""
                printf '%s\\n' "DISK OK - 3326 MB free | /=2643MB;5948;5958;0;5968 'a ''b'=-1.5 time=U load=0.25"
                printf '%s\\n' "/boot 68 MB | /boot=68MB;88;93;0;98" "/home=69357MB"
                """));

        assertThat(result.message()).isEqualTo("DISK OK - 3326 MB free");
        assertThat(result.details().get("performance"))
                .isEqualTo(Map.of(
                        "/",
                        Map.of(
                                "value", 2643.0, "unit", "MB", "warn", "5948", "crit", "5958", "min", "0", "max",
                                "5968"),
                        "a 'b",
                        Map.of("value", -1.5),
                        "load",
                        Map.of("value", 0.25),
                        "/boot",
                        Map.of("value", 68.0, "unit", "MB", "warn", "88", "crit", "93", "min", "0", "max", "98"),
                        "/home",
                        Map.of("value", 69357.0, "unit", "MB")));
    }

    @Test
    void programThatSaysNothingIsQuotedByItsErrorsElseByItsExitCode() {
        assertThat(runUp(script(":")).message()).isNull();
        assertThat(down("echo cannot resolve >&2; exit 2")).isEqualTo("cannot resolve");
        assertThat(down("exit 2")).isEqualTo("exit code 2, and nothing printed");
    }

    @Test
    void programThatHangsIsKilledWithItsChildrenBeforeTheDeadline() throws Exception {
        Path pids = directory.resolve("pids");
        HealthCheck check = script("sleep 600 & echo $! >>" + pids + "; echo $$ >>" + pids + "; echo half; sleep 600");

        CheckResult result = runDown(check, Duration.ofSeconds(2), ErrorKind.TIMEOUT);

        assertThat(result.message())
                .startsWith("command: /bin/sh: still running after ")
                .endsWith(" ms, and killed");
        assertAllEnd(pids);
    }

    @Test
    void programThatIsFrozenIsKilled() throws Exception {
        Path pids = directory.resolve("pids");

        runDown(script("echo $$ >>" + pids + "; kill -STOP $$"), Duration.ofSeconds(2), ErrorKind.TIMEOUT);

        assertAllEnd(pids);
    }

    @Test
    void canceledRunKillsTheProgram() throws Exception {
        Path pids = directory.resolve("pids");
        HealthCheck check = script("echo $$ >>" + pids + "; exec sleep 600");
        Thread runner = new Thread(() -> assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> check.check(CheckDeadline.after(Duration.ofMinutes(10)))));
        runner.start();
        eventually("it runs", () -> Files.exists(pids) && Files.size(pids) > 1);

        runner.interrupt();

        runner.join(90_000);
        assertThat(runner.isAlive()).isFalse();
        assertAllEnd(pids);
    }

    @Test
    void childThatKeepsTheOutputOpenDelaysNothing() throws Exception {
        Path pids = directory.resolve("pids");
        try {
            assertThat(runUp(script("sleep 600 & echo $! >>" + pids + "; echo fine"))
                            .message())
                    .isEqualTo("fine");
        } finally {
            for (long pid : pids(pids)) {
                Processes.crash(pid);
            }
        }
    }

    @Test
    void endlessOutputIsCutAndTheProgramKilled() throws Exception {
        Path pids = directory.resolve("pids");

        assertThat(down("echo $$ >>" + pids + "; while :; do echo 0123456789012345678901234567890123456789; done"))
                .isEqualTo("command: /bin/sh: output: more than 65536 bytes (expected: a line, and performance data)");
        assertAllEnd(pids);
    }

    @Test
    void programGetsNoInputAndNoVariablesButItsOwn() {
        assertThat(runUp(script("read line || echo no input")).message()).isEqualTo("no input");
        CheckResult result = runUp(ExecCheck.builder(List.of("/usr/bin/env"))
                .environment("LC_ALL", "C")
                .build());
        assertThat(result.message())
                .isIn("LC_ALL=C", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        assertThat(runUp(ExecCheck.builder(List.of("/bin/sh", "-c", "echo $0 $HOME $REGION", "$(id)"))
                                .environment("REGION", "eu")
                                .build())
                        .message())
                .isEqualTo("$(id) eu");
    }

    @Test
    void programRunsInItsDirectory() {
        assertThat(runUp(ExecCheck.builder(List.of("/bin/sh", "-c", "pwd -P"))
                                .directory(directory)
                                .build())
                        .message())
                .endsWith(directory.getFileName().toString());
    }

    @Test
    void secretsAreMasked() {
        HealthCheck check = ExecCheck.builder(List.of(
                        "/bin/sh", "-c", "echo \"got $API_TOKEN and $1 | $1=1\"; exit 2", "sh", "correct-horse"))
                .environment("API_TOKEN", "battery-staple")
                .hide("correct-horse")
                .build();

        CheckResult result = runDown(check, PATIENCE, ErrorKind.FAILED);

        assertThat(result.message()).isEqualTo("got *** and ***");
        assertThat(result.details().toString()).doesNotContain("correct-horse", "battery-staple");
    }

    @Test
    void programThatCannotBeStartedIsDown() {
        Path missing = directory.resolve("missing");

        assertThat(runDown(ExecCheck.of(missing.toString()), PATIENCE, ErrorKind.FAILED)
                        .message())
                .startsWith("command: " + missing
                        + ": cannot be started (expected: a program that this user may execute): ");
    }

    @Test
    void wordsAndVariablesThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExecCheck.of("check_load"))
                .withMessage("command: check_load (expected: the absolute path of a program, and its arguments)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExecCheck.builder(List.of()))
                .withMessage("command: no words (expected: the absolute path of a program, and its arguments)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExecCheck.of("/bin/sh", "a\0b"))
                .withMessage("command: a word with NUL in it (expected: text)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExecCheck.builder(List.of("/bin/sh")).environment("A=B", "c"))
                .withMessage(
                        "environment: a variable that is refused (expected: a name of letters, digits and '_', and text)");
    }

    @Test
    void optionsReachTheCheck() throws Exception {
        GivenOptions options = new GivenOptions()
                .with(ExecCheckType.COMMAND, List.of("/bin/sh", "-c", "echo $A from $(pwd -P), not beta"))
                .with(ExecCheckType.ENVIRONMENT, List.of("A=b=c"))
                .with(ExecCheckType.HIDE, List.of("beta"))
                .with(ExecCheckType.DIRECTORY, "/");

        assertThat(runUp(new ExecCheckType().create(options)).message()).isEqualTo("b=c from /, not ***");
        assertThatExceptionOfType(InvalidOptionException.class)
                .isThrownBy(
                        () -> new ExecCheckType().create(options.with(ExecCheckType.ENVIRONMENT, List.of("secret"))))
                .withMessage("environment: one without a value (expected: 'NAME=value')");
    }

    private static HealthCheck script(String text) {
        return ExecCheck.of("/bin/sh", "-c", text);
    }

    private static String down(String text) {
        return String.valueOf(runDown(script(text), PATIENCE, ErrorKind.FAILED).message());
    }

    private static List<Long> pids(Path file) throws Exception {
        List<Long> pids = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(Long::valueOf).forEach(pids::add);
        }
        assertThat(pids).isNotEmpty();
        return pids;
    }

    private static void assertAllEnd(Path file) throws Exception {
        for (long pid : pids(file)) {
            eventually("process " + pid + " has ended", () -> hasEnded(pid));
        }
    }

    /** A zombie has ended too: where nothing reaps orphans, it remains. */
    private static boolean hasEnded(long pid) throws Exception {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        return ProcessHandle.of(pid).isEmpty()
                || (Files.exists(stat) && Files.readString(stat).contains(") Z "));
    }
}
