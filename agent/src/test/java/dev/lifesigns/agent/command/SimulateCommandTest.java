/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.simulate.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    void aFileThatCannotBeWrittenIsExit3() {
        Path file = folder.resolve("no").resolve("report.txt");

        assertThat(simulate("bad-pod", "--seeds", "1", "-o", file.toString()))
                .isEqualTo(new Run(
                        3,
                        "",
                        "lifesigns: --output: " + file
                                + ": not written (expected: a file in a folder that can be written to)\n"));
    }

    @Test
    void errorsAreReportedAndExit2() {
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
    void aManifestBringsItsProbesAndItsReplicas() throws IOException {
        Run run = simulate("database-down", "--seeds", "2", "--ascii", "--manifest", manifest("/health", ""));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("orders, database-down: ").contains("\n7 pods for ");
    }

    /** The process is asked about the database as well, and so it dies of it. */
    @Test
    void livenessThatAsksWhatReadinessAsksIsAnsweredTheSame() throws IOException {
        Run run = simulate(
                "database-down",
                "--seeds",
                "2",
                "--ascii",
                "--manifest",
                manifest("/health", ""),
                "--compare-manifest",
                manifest("/health/live", ""));

        assertThat(run.out()).contains("restarts: 0 instead of ");
    }

    /** 30 s × 40 is longer than the outage. */
    @Test
    void aValueWinsOverTheManifest() throws IOException {
        String[] arguments = {"database-down", "--seeds", "2", "--ascii", "--manifest", manifest("/health", "")};

        assertThat(simulate(arguments).out()).doesNotContain("restarts                                      0");
        assertThat(simulate(Stream.concat(
                                        Stream.of(arguments),
                                        Stream.of("--compare", "probes.liveness.failureThreshold=40"))
                                .toArray(String[]::new))
                        .out())
                .contains("B: orders, database-down, probes.liveness.failureThreshold=40: ", "restarts: 0 instead of ");
    }

    @Test
    void aManifestWithSeveralContainersNeedsAName() throws IOException {
        String file = manifest("/health", "{name: other, image: other, livenessProbe: {tcpSocket: {port: 1}}}");

        assertThat(simulate("steady", "--manifest", file).err())
                .startsWith("lifesigns: --container: none (expected: one of those of " + file
                        + " with probes: orders/app, orders/other)\n");
        assertThat(simulate("steady", "--seeds", "1", "--manifest", file, "--container", "other")
                        .exitCode())
                .isZero();
    }

    @Test
    void anInvalidManifestIsExit2() throws IOException {
        Path gone = folder.resolve("gone.yaml");
        Path empty = Files.writeString(folder.resolve("service.yaml"), "{apiVersion: v1, kind: Service}");

        assertThat(simulate("steady", "--manifest", gone.toString()).err())
                .startsWith("lifesigns: " + gone + ": no such file (expected: a manifest or a folder)\n");
        assertThat(simulate("steady", "--manifest", empty.toString()))
                .extracting(Run::exitCode, run -> run.err().lines().findFirst().orElseThrow())
                .containsExactly(2, "lifesigns: " + empty + ": no probe in it (expected: a container with probes)");
    }

    private String manifest(String livePath, String another) throws IOException {
        Path file = folder.resolve("orders" + livePath.replace('/', '-') + ".yaml");
        return Files.writeString(file, """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: orders}
                        spec:
                          replicas: 7
                          template:
                            spec:
                              containers:
                              - name: app
                                image: orders
                                livenessProbe: {httpGet: {path: %s, port: 8080}, periodSeconds: 5}
                                readinessProbe: {httpGet: {path: /health, port: 8080}, periodSeconds: 5}
                        %s""".formatted(livePath, another.isEmpty() ? "" : "      - " + another + "\n"))
                .toString();
    }

    @Test
    void theProposedWorkerIsAFlag() {
        assertThat(simulate("bad-pod", "--seeds", "1", "--worker", "mutable").out())
                .contains("proposed kubelet worker (in no release)");
    }

    @Test
    void everyBuiltInIsListed() {
        assertThat(simulate("--list").out().lines()).hasSameSizeAs(Simulation.builtIns());
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
