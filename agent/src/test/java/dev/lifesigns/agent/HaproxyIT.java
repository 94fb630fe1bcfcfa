/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.fixture.Eventually;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HAProxy's {@code httpchk} and {@code agent-check} of the real program, if it is installed. */
class HaproxyIT {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");
    private static final String SOCKET = "haproxy.sock";

    @TempDir
    private Path directory;

    @Test
    void serverLeavesWhenReadinessFailsAndWhenItsAgentDrains() throws Exception {
        Neighbor.assumeInstalled(PROGRAM, "haproxy");
        int port = Neighbor.freePort();
        AtomicInteger status = new AtomicInteger(200);
        try (ScriptedHttpServer program = new ScriptedHttpServer(
                        (head, out) -> ScriptedHttpServer.always(status.get()).answer(head, out));
                AgentProcess agent = AgentProcess.serve(directory, """
                        server: {drainDelay: 60s, agentCheckPort: %d}
                        defaults: {period: 300ms, timeout: 200ms, staleAfter: 60s}
                        checks: {web: {type: http, url: '%s'}}
                        """.formatted(port, program.url("/")))) {
            agent.awaitReady("\"status\":\"up\"");
            assertThat(said(port)).isEqualTo("up ready\n");
            int front = Neighbor.freePort();
            try (Neighbor haproxy = haproxy(front, program.port(), agent.port(), port)) {
                haproxy.awaitListening(front);
                awaitStates("UP", "UP");
                status.set(500);
                awaitStates("DOWN", "DOWN (agent)");
                status.set(200);
                awaitStates("UP", "UP");

                agent.signal("TERM");
                agent.awaitReady("\"status\":\"draining\"");
                assertThat(said(port)).isEqualTo("drain\n");
                awaitStates("DOWN", "DRAIN (agent)");
            }
        }
    }

    private void awaitStates(String orders, String payments) throws Exception {
        Eventually.eventually(
                "orders " + orders + ", payments " + payments,
                () -> state("orders").contains("," + orders + ",")
                        && state("payments").contains("," + payments + ","));
    }

    @Test
    void failingReadinessIsDownAndDegradedIsUp() throws Exception {
        try (ScriptedHttpServer program = new ScriptedHttpServer(ScriptedHttpServer.always(500))) {
            for (boolean critical : new boolean[] {true, false}) {
                int port = Neighbor.freePort();
                String yaml = "server: {drainDelay: 0s, agentCheckPort: " + port
                        + "}\nchecks: {web: {type: http, url: '" + program.url("/") + "', critical: " + critical + "}}";
                try (AgentProcess agent = AgentProcess.serve(directory, yaml)) {
                    agent.awaitReady(critical ? "\"status\":\"down\"" : "\"status\":\"degraded\"");
                    assertThat(said(port)).isEqualTo(critical ? "down\n" : "up ready\n");
                }
            }
        }
    }

    private Neighbor haproxy(int front, int program, int agent, int agentCheck) throws IOException {
        Path config = Neighbor.configuration(
                directory,
                "haproxy.cfg",
                Map.of(
                        "/run/haproxy/admin.sock",
                        directory.resolve(SOCKET),
                        "10.0.0.1:8000",
                        "127.0.0.1:" + front,
                        "10.0.0.5:8080",
                        "127.0.0.1:" + program,
                        "port 8086",
                        "port " + agent,
                        "agent-port 8087",
                        "agent-port " + agentCheck,
                        "inter 1s",
                        "inter 200ms"));
        return Neighbor.start(directory, PROGRAM, "-db", "-f", config);
    }

    /** The line of the server in HAProxy's statistics. */
    private String state(String backend) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(directory.resolve(SOCKET)));
            channel.write(ByteBuffer.wrap("show stat\n".getBytes(US_ASCII)));
            String statistics = new String(Channels.newInputStream(channel).readAllBytes(), US_ASCII);
            return statistics
                    .lines()
                    .filter(line -> line.startsWith(backend + ",one,"))
                    .findFirst()
                    .orElse("");
        }
    }

    private static String said(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
