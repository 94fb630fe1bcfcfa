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

    private Run check(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), yaml);
        return Run.of(Lifesigns.class, "check", "--config", file.toString());
    }
}
