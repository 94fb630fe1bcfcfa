/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent on a Unix socket, as curl and {@code lifesigns ask} see it. */
class SocketIT {
    @TempDir
    private Path directory;

    private Path socket;
    private String yaml;

    @BeforeEach
    void configure() {
        socket = directory.resolve("agent.sock");
        yaml = """
                server: {port: 0, drainDelay: 0s, admin: {port: 0}, socket: {path: %s, permissions: 0600}}
                security: {detailed: {tokens: ["sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"]}}
                checks: {threads: {type: deadlock}}
                """.formatted(socket);
    }

    @Test
    void everythingIsServedThereAndItsFileComesAndGoes() throws Exception {
        try (AgentProcess killed = AgentProcess.serve(directory, yaml)) {
            killed.awaitReady("\"status\":\"up\"");
            killed.signal("KILL");
            killed.awaitExit();
        }
        assertThat(socket).exists();

        try (AgentProcess agent = AgentProcess.serve(directory, yaml)) {
            agent.awaitReady("\"status\":\"up\"");
            assertThat(agent.greeted("socket")).isEqualTo(socket.toString());
            assertThat(Files.getPosixFilePermissions(socket)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(curl("/health/ready"))
                    .startsWith("{\"status\":\"up\",\"checks\"")
                    .endsWith(" 200");
            assertThat(curl("/metrics")).endsWith(" 200");
            assertThat(curl("/health/detailed")).endsWith(" 401");
            assertThat(curl("/health/detailed", "-H", "Authorization: Bearer test"))
                    .endsWith(" 200");
            assertThat(AgentProcess.run("ask", "--timeout=30s", "unix:" + socket)
                            .out())
                    .containsExactly("unix:" + socket + ":/health/ready: up (200)");
            assertThat(AgentProcess.runIn(directory, "ask", "--timeout=30s", "--probe=liveness")
                            .out())
                    .containsExactly("unix:" + socket + ":/health/live: up (200)");

            AgentProcess.Ended second = AgentProcess.runIn(directory, "serve", "--config=lifesigns.yaml");
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.printed())
                    .contains("server.socket: " + socket + ": another process listens there"
                            + " (expected: no other file, in a folder in which the agent may create files)");
            assertThat(curl("/health/live")).endsWith(" 200");

            agent.signal("TERM");
            assertThat(agent.awaitExit()).isZero();
            assertThat(agent.err()).noneMatch(line -> line.contains("WARN"));
        }
        assertThat(socket).doesNotExist();
    }

    /** Body and status. */
    private String curl(String path, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "-m", "60", "-w", " %{http_code}"));
        command.addAll(List.of("--unix-socket", socket.toString(), "http://localhost" + path));
        command.addAll(List.of(arguments));
        Process curl = new ProcessBuilder(command).start();
        String answer = new String(curl.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(curl.waitFor()).isZero();
        return answer;
    }
}
