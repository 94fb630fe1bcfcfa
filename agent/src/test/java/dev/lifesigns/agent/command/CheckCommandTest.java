/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.Lifesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lifesigns check} inside of this process. */
class CheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void checksOfOtherProbesAreCounted() throws IOException {
        Run run = check(
                "checks: {a: {type: pretend}, b: {type: pretend, probes: [eu, us]}, c: {type: pretend, probes: eu}}");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSize(2)
                .last()
                .isEqualTo("readiness: up (2 checks belong to other probes: eu, us)");
    }

    @Test
    void readinessWithoutAnyCheckIsWarnedAbout() throws IOException {
        Run run = check("checks: {a: {type: pretend, probes: startup-probe}}");
        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        "readiness: up (1 check belongs to other probes: startup-probe)\n",
                        folder.resolve("a.yaml")
                                + ":1:1: warning: checks: none belongs to readiness (expected: at least one)\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifesigns.yaml", "lifesigns.yml"})
    void fileWithTheUsualNameIsForgottenWhateverItIs(String name) throws IOException {
        assertThat(ConfigurationOption.forgotten(folder)).isEmpty();
        Files.createSymbolicLink(folder.resolve(name), folder.resolve("no-such-file"));
        assertThat(ConfigurationOption.forgotten(folder)).contains(name);
    }

    @Test
    void pluginReportsAnOutageInItsFirstLineAndInItsExitCode() throws IOException {
        Run run = check(
                "checks: {x: {type: tcp, host: 127.0.0.1, port: 1}, y: {type: disk, path: /, minFree: 1B}}",
                "--format",
                "nagios");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out().lines().toList().get(0))
                .matches("LIFESIGNS CRITICAL - x: unreachable \\| 'x'=\\d+\\.\\dms 'y'=\\d+\\.\\dms");
        assertThat(run.out().lines().toList().get(1)).startsWith("x: down, unreachable: ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void pluginWarnsOfWhatIsDegraded() throws IOException {
        Run run = check("checks: {x: {type: tcp, host: 127.0.0.1, port: 1, critical: false}}", "--format", "nagios");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("LIFESIGNS WARNING - x: unreachable | ")
                .contains("(not critical)");
    }

    @Test
    void pluginIsOkIfAllIsUp() throws IOException {
        Run run = check("checks: {y: {type: disk, path: /, minFree: 1B}}", "--format", "nagios");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("LIFESIGNS OK - readiness is up \\| 'y'=\\d+\\.\\dms\n");
    }

    @Test
    void pluginThatCannotCheckIsUnknownNotCritical() throws IOException {
        assertThat(check("checks: {x: {type: no-such-type}}", "--format", "nagios"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(3))
                .satisfies(run -> assertThat(run.out())
                        .startsWith("LIFESIGNS UNKNOWN - " + folder.resolve("a.yaml") + ":1:")
                        .contains("no-such-type"));
        assertThat(check("checks: {x: {type: pretend}}", "--format", "nagios", "--probe", "eu"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(3))
                .satisfies(run -> assertThat(run.out()).startsWith("LIFESIGNS UNKNOWN - lifesigns: --probe: 'eu'"));
    }

    private Run check(String yaml, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), yaml);
        List<String> arguments = new ArrayList<>(List.of("check", "--config", file.toString()));
        arguments.addAll(List.of(options));
        return Run.of(Lifesigns.class, arguments.toArray(String[]::new));
    }
}
