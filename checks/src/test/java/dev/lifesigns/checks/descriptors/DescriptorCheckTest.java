/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.descriptors;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DescriptorCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void ownProcessHasFilesOpen() throws Exception {
        DescriptorCheck check = DescriptorCheck.of();
        long before = (Long) runUp(check).details().get("open");
        List<InputStream> more = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                more.add(Files.newInputStream(Path.of("/dev/null")));
            }
            CheckResult result = runUp(check);
            assertThat((Long) result.details().get("open")).isGreaterThan(before + 20);
            assertThat(result.details())
                    .containsEntry("pid", ProcessHandle.current().pid());
        } finally {
            for (InputStream each : more) {
                each.close();
            }
        }
    }

    @Test
    void otherProcessIsComparedWithItsOwnLimit() throws Exception {
        Path pidFile = directory.resolve("pid");
        Process shell = new ProcessBuilder(
                        "/bin/bash",
                        "-c",
                        "ulimit -n 30; for i in 1 2 3 4 5 6 7 8 9; do exec {fd}</dev/null; done; echo $$ > " + pidFile
                                + "; read line; for i in 1 2; do exec {fd}</dev/null; done; echo more; read line")
                .start();
        try {
            eventually("it has opened its files", () -> Files.exists(pidFile) && Files.size(pidFile) > 1);
            DescriptorCheck.Builder builder = DescriptorCheck.builder().pidFile(pidFile);
            HealthCheck check = builder.warnAbove(0.4).failAbove(0.44).build();
            CheckResult twelve = runUp(check);
            assertThat(twelve.details()).containsEntry("open", 12L).containsEntry("limit", 30L);

            shell.outputWriter().append("\n").flush();
            assertThat(shell.inputReader().readLine()).isEqualTo("more");

            assertThat(runDown(check, PATIENCE, ErrorKind.THRESHOLD).message())
                    .isEqualTo("file descriptors: 14 of 30 open (expected: at most 13)");
            assertThat(run(builder.failAbove(0.5).build(), PATIENCE).status()).isEqualTo(CheckStatus.DEGRADED);
        } finally {
            shell.destroyForcibly().waitFor();
        }
        assertThat(runDown(DescriptorCheck.builder().pidFile(pidFile).build(), PATIENCE, ErrorKind.FAILED)
                        .message())
                .isEqualTo("process: " + shell.pid()
                        + ": NoSuchFileException (expected: a running process of Linux, of this user)");
    }

    @Test
    void fileWithoutANumberIsDown() {
        Path missing = directory.resolve("missing");

        assertThat(runDown(DescriptorCheck.builder().pidFile(missing).build(), PATIENCE, ErrorKind.FAILED)
                        .message())
                .startsWith("pidFile: " + missing + ": NoSuchFileException");
    }

    @Test
    void scopeIsThisProcessUnlessItIsAnotherOne() {
        assertThat(DescriptorCheck.of().scope()).isEqualTo(CheckScope.PROCESS);
        assertThat(DescriptorCheck.builder().pidFile(directory).build().scope()).isEqualTo(CheckScope.HOST);
    }

    @Test
    void optionsReachTheCheck() {
        GivenOptions options = new GivenOptions()
                .with(DescriptorCheckType.PID_FILE, directory.resolve("pid").toString())
                .with(DescriptorCheckType.FAIL_ABOVE, 0.9);

        assertThat(new DescriptorCheckType().create(options).scope()).isEqualTo(CheckScope.HOST);
        assertThatExceptionOfType(InvalidOptionException.class)
                .isThrownBy(() -> new DescriptorCheckType().create(options.with(DescriptorCheckType.WARN_ABOVE, 0.91)))
                .withMessage("warnAbove: 0.91 (expected: at most failAbove 0.9)");
    }
}
