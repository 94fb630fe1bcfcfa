/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.systemd;

import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script says what {@code systemctl} of systemd 252 prints, because no test machine is managed by systemd; with a real one, {@code SystemdIT} of the packages. */
class SystemdCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void activeUnitIsUpWithItsState() throws Exception {
        CheckResult result = runUp(check("loaded", "active", "running", "success", 2));

        assertThat(result.details())
                .containsEntry("unit", "nginx.service")
                .containsEntry("active_state", "active")
                .containsEntry("sub_state", "running")
                .containsEntry("result", "success")
                .containsEntry("restarts", 2);
        runUp(check("loaded", "reloading", "reload", "success", 0));
    }

    @Test
    void unitThatStartsIsDegradedUnlessItFailsAgainAndAgain() throws Exception {
        CheckResult starting = run(check("loaded", "activating", "start", "success", 0), PATIENCE);
        assertThat(starting.status()).isEqualTo(CheckStatus.DEGRADED);
        assertThat(starting.message()).isEqualTo("unit: nginx.service: activating (start) (expected: active)");

        assertThat(down(check("loaded", "activating", "auto-restart", "exit-code", 7)))
                .isEqualTo("unit: nginx.service: activating (auto-restart)"
                        + " (expected: active, not failing and started again)");
    }

    @Test
    void unitThatFailedIsInactiveOrDoesNotExistIsDown() throws Exception {
        assertThat(down(check("loaded", "failed", "failed", "exit-code", 0)))
                .isEqualTo("unit: nginx.service: failed (failed), exit-code (expected: active)");
        assertThat(down(check("loaded", "inactive", "dead", "success", 0)))
                .isEqualTo("unit: nginx.service: inactive (dead) (expected: active)");
        assertThat(down(check("not-found", "inactive", "dead", "success", 0)))
                .isEqualTo("unit: nginx.service: not-found (expected: a loaded unit)");
    }

    @Test
    void jobMayBeInactiveIfItsLastRunWasSuccessful() throws Exception {
        SystemdCheck.Builder job = SystemdCheck.builder("backup.service").allowInactive();

        runUp(job.build(systemctl(properties("loaded", "inactive", "dead", "success", 0))));
        runDown(
                job.build(systemctl(properties("loaded", "inactive", "dead", "exit-code", 0))),
                PATIENCE,
                ErrorKind.FAILED);
        runDown(
                job.build(systemctl(properties("not-found", "inactive", "dead", "success", 0))),
                PATIENCE,
                ErrorKind.FAILED);
    }

    @Test
    void unitIsOneWordOfTheCommand() throws Exception {
        Path script = systemctl("echo ActiveState=active; echo SubState=\"$*\"");

        assertThat(runUp(SystemdCheck.builder("a@b.service").build(script)).details())
                .containsEntry(
                        "sub_state", "show --property=LoadState,ActiveState,SubState,Result,NRestarts -- a@b.service");
    }

    @Test
    void machineWithoutSystemdIsDown() throws Exception {
        String said = "System has not been booted with systemd as init system (PID 1). Can't operate.";
        assertThat(down(SystemdCheck.builder("a").build(systemctl("echo \"" + said + "\" >&2; exit 1"))))
                .isEqualTo("systemctl: exit code 1 (expected: a machine that systemd manages, and a user that its bus"
                        + " knows): " + said);
        assertThat(down(SystemdCheck.builder("a").build(directory.resolve("none"))))
                .isEqualTo("systemctl: cannot be run (expected: a machine that systemd manages)");
    }

    @Test
    void managerThatDoesNotRespondIsATimeout() throws Exception {
        assertThat(runDown(
                                SystemdCheck.builder("a").build(systemctl("exec sleep 600")),
                                Duration.ofSeconds(1),
                                ErrorKind.TIMEOUT)
                        .message())
                .startsWith("systemctl: still running after ");
    }

    @Test
    void itIsOfTheHost() {
        assertThat(SystemdCheck.of("a").scope()).isEqualTo(CheckScope.HOST);
    }

    @Test
    void whatIsNoNameOfAUnitIsRefused() {
        for (String name : new String[] {"", "--all", "a b", "a/b", "*"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SystemdCheck.of(name))
                    .withMessage("unit: " + name + " (expected: the name of a unit, such as nginx.service)");
        }
    }

    @Test
    void typeMakesTheCheck() {
        GivenOptions options = new GivenOptions()
                .with(SystemdCheckType.UNIT, "nginx.service")
                .with(SystemdCheckType.ALLOW_INACTIVE, true);

        assertThat(new SystemdCheckType().create(options)).isInstanceOf(SystemdCheck.class);
    }

    private HealthCheck check(String load, String active, String sub, String result, int restarts) throws Exception {
        return SystemdCheck.builder("nginx.service").build(systemctl(properties(load, active, sub, result, restarts)));
    }

    private static String properties(String load, String active, String sub, String result, int restarts) {
        return "echo 'Result=" + result + "\nNRestarts=" + restarts + "\nLoadState=" + load + "\nActiveState=" + active
                + "\nSubState=" + sub + "'";
    }

    private Path systemctl(String script) throws Exception {
        Path file = Files.writeString(
                Files.createTempDirectory(directory, "bin").resolve("systemctl"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static String down(HealthCheck check) {
        return String.valueOf(runDown(check, PATIENCE, ErrorKind.FAILED).message());
    }
}
