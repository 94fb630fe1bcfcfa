/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifesigns.checks.fixture.Eventually;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HAProxy's {@code agent-check} of the real program, if it is installed. */
class HaproxyIT {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    @TempDir
    private Path directory;

    @Test
    void serverLeavesWhenItsAgentDrains() throws Exception {
        assumeTrue(Files.isExecutable(PROGRAM), "haproxy is not installed");
        int port = freePort();
        String yaml = "server: {drainDelay: 60s, agentCheckPort: " + port + "}\nchecks: {threads: {type: deadlock}}";
        try (ScriptedHttpServer program = new ScriptedHttpServer(ScriptedHttpServer.always(200));
                AgentProcess agent = AgentProcess.serve(directory, yaml)) {
            agent.awaitReady("\"status\":\"up\"");
            assertThat(said(port)).isEqualTo("up ready\n");
            Path socket = directory.resolve("haproxy.sock");
            Process haproxy = haproxy(socket, URI.create(program.url("/")).getPort(), port);
            try {
                Eventually.eventually("HAProxy has asked", () -> state(socket).contains(",UP,"));

                agent.signal("TERM");
                agent.awaitReady("\"status\":\"draining\"");
                assertThat(said(port)).isEqualTo("drain\n");
                Eventually.eventually("HAProxy has noticed", () -> state(socket).contains(",DRAIN"));
            } finally {
                haproxy.destroy();
                haproxy.waitFor();
            }
        }
    }

    @Test
    void failingReadinessIsDownAndDegradedIsUp() throws Exception {
        try (ScriptedHttpServer program = new ScriptedHttpServer(ScriptedHttpServer.always(500))) {
            for (boolean critical : new boolean[] {true, false}) {
                int port = freePort();
                String yaml = "server: {drainDelay: 0s, agentCheckPort: " + port
                        + "}\nchecks: {web: {type: http, url: '" + program.url("/") + "', critical: " + critical + "}}";
                try (AgentProcess agent = AgentProcess.serve(directory, yaml)) {
                    agent.awaitReady(critical ? "\"status\":\"down\"" : "\"status\":\"degraded\"");
                    assertThat(said(port)).isEqualTo(critical ? "down\n" : "up ready\n");
                }
            }
        }
    }

    private Process haproxy(Path socket, int programPort, int agentCheckPort) throws IOException {
        Path config = Files.writeString(
                directory.resolve("haproxy.cfg"), """
                global
                  stats socket %s
                defaults
                  mode http
                  timeout connect 5s
                  timeout client 5s
                  timeout server 5s
                frontend front
                  bind 127.0.0.1:%d
                  default_backend orders
                backend orders
                  server one 127.0.0.1:%d check inter 200ms agent-check agent-inter 200ms agent-port %d
                """.formatted(socket, freePort(), programPort, agentCheckPort));
        return new ProcessBuilder(PROGRAM.toString(), "-db", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("haproxy.log").toFile())
                .start();
    }

    /** The line of the server in HAProxy's statistics; empty as long as HAProxy is not up. */
    private static String state(Path socket) throws IOException {
        if (!Files.exists(socket)) {
            return "";
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap("show stat\n".getBytes(US_ASCII)));
            String statistics = new String(Channels.newInputStream(channel).readAllBytes(), US_ASCII);
            return statistics
                    .lines()
                    .filter(line -> line.startsWith("orders,one,"))
                    .findFirst()
                    .orElse("");
        } catch (ConnectException notYet) {
            return "";
        }
    }

    private static String said(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
