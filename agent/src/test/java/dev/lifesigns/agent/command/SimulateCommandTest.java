/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.kubernetes.simulate.scenario.BuiltIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aReportIsPrintedAndExit0() {
        Run run = simulate("bad-pod", "--seeds", "2", "--ascii");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("bad-pod: one pod hangs until it is killed\n20 pods for 10m, 2 runs (seeds 1 to 2)");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFileIsWrittenInUtf8WhateverTheTerminal() throws IOException {
        Path file = folder.resolve("report.txt");

        assertThat(simulate("bad-pod", "--seeds", "1", "-o", file.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(file)).contains("█");
    }

    @Test
    void aFileThatCanNotBeWrittenIsExit3() {
        Path file = folder.resolve("no").resolve("report.txt");

        assertThat(simulate("bad-pod", "--seeds", "1", "-o", file.toString()))
                .isEqualTo(new Run(
                        3, "", "lifesigns: " + file + ": not written (expected: a file in a folder that exists)\n"));
    }

    @Test
    void whatIsWrongIsToldAndExit2() {
        assertThat(simulate("database-down", "--set", "probes.liveness.periodSecond=5"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--set probes.liveness.periodSecond=5: unknown key 'periodSecond' in 'probes.liveness';"
                                + " did you mean 'periodSeconds'?\n"));
    }

    @Test
    void withoutAScenarioTheBuiltInOnesAreNamed() {
        Run run = simulate();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("lifesigns: scenario: none (expected: one of steady, database-down, ");
    }

    @Test
    void aNumberOfRunsHasBounds() {
        assertThat(simulate("steady", "--seeds", "0").err()).startsWith("lifesigns: --seeds: 0 (expected: 1 to 10000)");
    }

    @Test
    void twoSettingsAreComparedInASentence() {
        Run run = simulate(
                "database-down",
                "--seeds",
                "3",
                "--ascii",
                "--set",
                "application.health.liveness=[database]",
                "--compare",
                "application.health.liveness=[]");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("B: database-down, application.health.liveness=[]", "\nWith B: ", "restarts: 0 instead of ");
    }

    @Test
    void theNewerWorkerIsAFlag() {
        assertThat(simulate("bad-pod", "--seeds", "1", "--worker", "mutable").out())
                .contains("mutable worker");
    }

    @Test
    void everyBuiltInIsListed() {
        assertThat(simulate("--list").out().lines()).hasSameSizeAs(BuiltIns.names());
    }

    @Test
    void whatIsShownCanBeReadAgain() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, simulate("traffic-surge", "--show").out());

        assertThat(simulate(file.toString(), "--seeds", "1").exitCode()).isZero();
    }

    private static Run simulate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("simulate"));
        all.addAll(List.of(arguments));
        return Run.of(ProbesCommand.class, all.toArray(String[]::new));
    }
}
