/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.fixture.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration changes while the agent runs. */
class ReloadIT {
    private static final String DISK = "{type: disk, path: /, minFree: 1B}";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("lifesigns.yaml");
    }

    @Test
    void hangupAddsChangesAndRemovesChecksAndLeavesTheOthersAlone() throws Exception {
        write("checks: {stays: " + DISK + ", changes: " + DISK + ", goes: " + DISK + "}");
        try (AgentProcess agent = serve("--no-watch")) {
            agent.awaitReady("\"status\":\"up\"");

            write("checks: {stays: " + DISK + ", changes: {type: tcp, host: 127.0.0.1, port: 1},"
                    + " comes: {type: disk, path: /, minFree: 1B, timeout: 2s, cacheFor: 1s}}");
            agent.signal("HUP");

            agent.awaitLogged(
                    "reloaded " + file + ": 1 added (comes), 1 changed (changes), 1 removed (goes), 1 unchanged");
            agent.awaitReady("\"changes\":{\"status\":\"down\"");
            assertThat(agent.get("/checks/goes").statusCode()).isEqualTo(404);
            agent.awaitLogged("check comes: unknown -> up");
            agent.awaitLogged("check changes: up -> down, unreachable");
            assertThat(agent.err().stream().filter(line -> line.contains("check stays:")))
                    .hasSize(1);
        }
    }

    @Test
    void refusedFileIsReportedAndThePreviousOneStaysInUse() throws Exception {
        write("checks: {a: " + DISK + "}");
        try (AgentProcess agent = serve("--no-watch")) {
            agent.awaitReady("\"status\":\"up\"");

            write("checks: {a: {type: dsk}}");
            agent.signal("HUP");
            agent.awaitLogged("not reloaded: " + file + " is refused, and the previous configuration stays in use");
            agent.awaitLogged(file + ":1:20: check 'a': type: 'dsk'");
            agent.awaitReady("\"a\":{\"status\":\"up\"");
            agent.awaitReady("\"configuration\":{\"status\":\"degraded\"");
            assertThat(agent.get("/ready").statusCode()).isEqualTo(200);
            assertThat(agent.metrics())
                    .contains("health_check_status{check=\"configuration\",status=\"degraded\"} 1\n");

            write("checks: {a: {type: disk, path: /, minFree: 1B, probes: eu}}");
            agent.signal("HUP");
            agent.awaitLogged("check 'a': probes: 'eu' (expected: probes that the agent had at its start");

            write("service: {name: orders}\nchecks: {a: " + DISK + "}");
            agent.signal("HUP");
            agent.awaitLogged("reloaded " + file + ": 1 unchanged");
            agent.awaitLogged(file + ": service: changed (applies after a restart)");
            assertThat(agent.get("/ready").body())
                    .startsWith("{\"status\":\"up\"")
                    .doesNotContain("configuration");
        }
    }

    @Test
    void filesComeToAFolderAndGo() throws Exception {
        file = Files.createDirectory(directory.resolve("conf.d"));
        Path broken = file.resolve("20-b.yaml");
        Files.writeString(file.resolve("10-a.yaml"), "checks: {a: " + DISK + "}");
        try (AgentProcess agent = serve()) {
            agent.awaitReady("\"a\":{\"status\":\"up\"");

            Files.writeString(broken, "checks: {b: " + DISK + "}");
            agent.awaitLogged("reloaded " + file + ": 1 added (b), 1 unchanged");
            Files.writeString(broken, "checks: {a: " + DISK + ", b: " + DISK + "}");
            agent.awaitLogged(broken + ":1:10: duplicate check 'a' in 'checks' (first at " + file + "/10-a.yaml:1:10)");
            Files.delete(broken);
            agent.awaitLogged("reloaded " + file + ": 1 removed (b), 1 unchanged");
        }
    }

    @Test
    void addedCheckTakesNothingAwayUntilItHasRun() throws Exception {
        write("checks: {a: " + DISK + "}");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                AgentProcess agent = serve("--no-watch")) {
            agent.awaitReady("\"status\":\"up\"");

            write("checks: {a: " + DISK + ", slow: {type: http, url: 'http://127.0.0.1:" + silent.getLocalPort()
                    + "/'}}");
            agent.signal("HUP");
            agent.awaitLogged("reloaded " + file + ": 1 added (slow), 1 unchanged");
            assertThat(agent.get("/ready").statusCode()).isEqualTo(200);
            agent.awaitLogged("check slow: unknown -> down, timeout");
            agent.awaitReady("\"slow\":{\"status\":\"down\"");
            agent.awaitLogged("probe readiness: up -> down, because of slow");
            assertThat(agent.err()).noneMatch(line -> line.contains("readiness: up -> unknown"));
        }
    }

    @Test
    void hangupWithoutAFileChangesNothing() throws Exception {
        try (AgentProcess agent = AgentProcess.startIn(directory, "serve", "--port", "0")) {
            agent.awaitReady("\"status\":\"up\"");
            agent.signal("HUP");
            agent.awaitLogged("nothing to reload: the built-in configuration is in use");
            assertThat(agent.get("/ready").statusCode()).isEqualTo(200);
        }
    }

    /** As Kubernetes does with a ConfigMap: the file is a link through a folder that is exchanged. */
    @Test
    void exchangedFolderIsNoticedWithoutASignal() throws Exception {
        Path first = Files.createDirectory(directory.resolve("..1"));
        Path second = Files.createDirectory(directory.resolve("..2"));
        Files.writeString(first.resolve("lifesigns.yaml"), "checks: {a: " + DISK + "}");
        Files.writeString(second.resolve("lifesigns.yaml"), "checks: {b: " + DISK + "}");
        Path data = Files.createSymbolicLink(directory.resolve("..data"), first.getFileName());
        Files.createSymbolicLink(file, Path.of("..data", "lifesigns.yaml"));
        try (AgentProcess agent = serve()) {
            agent.awaitReady("\"a\":{\"status\":\"up\"");

            Path next = Files.createSymbolicLink(directory.resolve("..next"), second.getFileName());
            Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            agent.awaitLogged("reloaded " + file + ": 1 added (b), 1 removed (a), 0 unchanged");
        }
    }

    @Test
    void rotatedSecretNeedsNoRestart() throws Exception {
        Path secret = Files.writeString(directory.resolve("password"), "old\n");
        try (PostgresServer postgres = PostgresServer.start()) {
            write("checks: {db: {type: jdbc, url: 'jdbc:postgresql://127.0.0.1:" + postgres.port()
                    + "/postgres', username: orders, password: '${file:" + secret + "}', period: 1s}}");
            try (AgentProcess agent = serve()) {
                agent.awaitReady("\"error\":\"unauthorized\"");

                Files.writeString(secret, PostgresServer.PASSWORD + "\n");

                agent.awaitReady("\"status\":\"up\"");
                assertThat(agent.err()).noneMatch(line -> line.contains(PostgresServer.PASSWORD));
            }
        }
    }

    private void write(String yaml) throws IOException {
        Files.writeString(file, yaml);
    }

    private AgentProcess serve(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--config", file.toString()));
        arguments.addAll(List.of(options));
        AgentProcess agent = AgentProcess.start(AgentProcess.INSTALLED, Map.of(), arguments.toArray(String[]::new));
        agent.url();
        return agent;
    }
}
