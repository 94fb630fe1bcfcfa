/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lifesigns ask} as Docker and a kubelet run it: a process with an exit code. */
class AskIT {
    /** Enough for an answer from a busy machine. */
    private static final String PATIENT = "--timeout=30s";

    @TempDir
    private Path directory;

    @Test
    void agentIsAskedFromItsStartToItsEnd() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(200));
                AgentProcess agent = AgentProcess.serve(directory, yaml(server.url("/"), "10s"))) {
            agent.awaitReady("\"status\":\"up\"");
            String url = "http://localhost:" + agent.port();
            assertSays(0, url + "/health/ready: up (200)", url);
            assertSays(0, url + "/health/live: up (200)", url, "--probe=liveness");
            assertSays(1, url + "/health/probes/no-such: 404", url, "--probe", "no-such");

            agent.signal("STOP");
            assertSays(1, url + "/health/ready: no answer within 1s", url, "--timeout=1s");
            agent.signal("CONT");

            agent.signal("TERM");
            agent.awaitReady("\"status\":\"draining\"");
            assertSays(1, url + "/health/ready: draining (503)", url);
            assertSays(0, url + "/health/live: up (200)", url, "--probe", "liveness");
            agent.signal("TERM");
            agent.awaitExit();
            assertSays(1, url + "/health/ready: Connection refused", url);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, down (503), 1", "false, degraded (200), 0"})
    void failingCheckCountsIfItIsCritical(boolean critical, String answer, int code) throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(500));
                AgentProcess agent = AgentProcess.serve(
                        directory, yaml(server.url("/"), "0s").replace("type:", "critical: " + critical + ", type:"))) {
            agent.awaitReady("\"status\":\"" + answer.substring(0, answer.indexOf(' ')));
            String url = "http://localhost:" + agent.port();
            assertSays(code, url + "/health/ready: " + answer, url);
        }
    }

    @Test
    void eachAddressOfANameIsTried() throws Exception {
        Path hosts =
                Files.writeString(directory.resolve("hosts"), "127.0.0.2 orders.example\n127.0.0.1 orders.example\n");
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(200))) {
            String url = "http://orders.example:" + URI.create(server.url("/")).getPort() + "/";
            Ended ended = AgentProcess.run(
                    AgentProcess.INSTALLED,
                    Map.of("LIFESIGNS_JAVA_OPTS", "-Djdk.net.hosts.file=" + hosts),
                    "ask",
                    url,
                    PATIENT);
            assertThat(ended.out()).containsExactly(url + ": 200");
            assertThat(ended.exitCode()).isZero();
        }
    }

    @Test
    void configurationSaysWhereTheAgentIs() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(200))) {
            int port = URI.create(server.url("/")).getPort();
            String config =
                    "server: {host: 0.0.0.0, port: " + port + ", basePath: /a/b}\nchecks: {x: {type: unknown}}\n";
            Path file = Files.writeString(directory.resolve("lifesigns.yaml"), config);
            String url = "http://127.0.0.1:" + port + "/a/b/startup: 200";
            assertSays(0, url, "-c", file.toString(), "--probe=startup");
            Ended here = AgentProcess.runIn(directory, "ask", "--probe=startup", PATIENT);
            assertThat(here.out()).containsExactly(url);

            Files.writeString(file, "server: {port: 80800}");
            Ended refused = AgentProcess.run("ask", "--config=" + file);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .containsExactly(file + ":1:16: server.port: '80800' (expected: a whole number from 0 to 65535)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 204 No Content~~                                   | 0 | 204
            HTTP/1.1 100 Continue~~HTTP/1.0 200~~                       | 0 | 200
            HTTP/1.1 302 Found~Location: /login~Content-Length: 0~~     | 1 | 302
            HTTP/1.1 200 OK~Content-Length: 17~~{"status" : "UP"}       | 0 | UP (200)
            HTTP/1.1 200 OK~~{"status":"\u001b[31mred\u202e"}           | 0 | \\e[31mred
            HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~ok~0~~        | 0 | 200
            HTTP/1.1 20                                                 | 1 | closed within an answer
            ''                                                          | 1 | closed without an answer
            SSH-2.0-OpenSSH_9.2p1 Debian-2~~                            | 1 | not an answer of HTTP
            HTTP/1.1 2x0 OK~~                                           | 1 | not an answer of HTTP
            """)
    void onlyAWholeAnswerWithASuccessfulCodeIsAYes(String answer, int code, String shown) throws Exception {
        try (ServerSocket server = server(answer.replace("~", "\r\n"), false)) {
            Ended ended = ask("http://127.0.0.1:" + server.getLocalPort() + "/x", PATIENT);
            assertThat(ended.out()).singleElement().asString().contains("/x: " + shown);
            assertThat(ended.exitCode()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nA: ", "HTTP/1.1 200 OK\r\n\r\n", "x"})
    void endlessAnswerIsCutOff(String start) throws Exception {
        try (ServerSocket server = server(start, true)) {
            Ended ended = ask("http://127.0.0.1:" + server.getLocalPort() + "/x", PATIENT);
            assertThat(ended.out()).singleElement().asString().containsAnyOf("headers too large", "/x: 200");
            assertThat(ended.exitCode()).isEqualTo(start.endsWith("\n") ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "https", "grpcs"})
    void otherProtocolIsOneLineAndExitCode1(String scheme) throws Exception {
        try (ServerSocket server = server("HTTP/1.1 400 Bad Request\r\n\r\n", false)) {
            Ended ended = ask(scheme + "://127.0.0.1:" + server.getLocalPort(), PATIENT);
            assertThat(ended.out()).hasSize(1);
            assertThat(ended.err()).isEmpty();
            assertThat(ended.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void unixSocketIsAsked() throws Exception {
        Path path = directory.resolve("a.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            Thread thread = new Thread(() -> respond(server));
            thread.setDaemon(true);
            thread.start();
            assertSays(0, "unix:" + path + ":/health/ready: up (200)", path.toString());
            assertSays(0, "unix:" + path + ":/x: up (200)", "unix:" + path + ":/x?token=hunter2");
        }
        Files.deleteIfExists(path);
        assertSays(1, "unix:" + path + ":/health/ready: No such file or directory", path.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://u:hunter2@localhost/     | target: user and password (expected: a URL without them)
            ftp://localhost/hunter2         | target: no known scheme (expected: a URL such as
            http://localhost/a --probe=live | --probe: not with a target that has a path (expected: one of the two)
            http://localhost --timeout=0s   | --timeout: '0s' (expected: a duration such as 500ms, 2s or 1m, from 1ms to 5m)
            http://localhost --cacert=none  | --cacert: none (expected: a readable file of PEM certificates)
            grpc://localhost                | target: port (expected: 1 to 65535)
            """)
    void wrongCommandLineIsExitCode2(String arguments, String message) throws Exception {
        Ended ended = ask(arguments.split(" "));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().get(0)).startsWith("lifesigns: " + message).doesNotContain("hunter2");
        assertThat(ended.err().get(1)).isEqualTo("Try 'lifesigns ask --help'.");
    }

    private static void assertSays(int code, String line, String... arguments) throws Exception {
        Ended ended = ask(arguments);
        assertThat(ended.out()).containsExactly(line);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isEqualTo(code);
    }

    /** With much patience, unless the arguments say otherwise. */
    private static Ended ask(String... arguments) throws Exception {
        boolean patient = String.join(" ", arguments).contains("--timeout");
        String[] all = new String[arguments.length + (patient ? 1 : 2)];
        all[0] = "ask";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        if (!patient) {
            all[all.length - 1] = PATIENT;
        }
        return AgentProcess.run(all);
    }

    private static String yaml(String url, String drainDelay) {
        return "server: {drainDelay: " + drainDelay + "}\nchecks: {web: {type: http, url: '" + url + "', period: 300ms,"
                + " timeout: 200ms, staleAfter: 60s}}";
    }

    /** Answers everybody with these bytes; then closes the connection, or repeats the last one for ever. */
    private static ServerSocket server(String answer, boolean endless) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    InputStream in = client.getInputStream();
                    assertThat(in.read(new byte[4096])).isPositive();
                    client.getOutputStream().write(answer.getBytes(ISO_8859_1));
                    while (endless) {
                        client.getOutputStream().write("aaaaaaaaaaaaaaaa".getBytes(ISO_8859_1));
                    }
                } catch (IOException gone) {
                    assertThat(gone).isNotNull();
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static void respond(ServerSocketChannel server) {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                assertThat(client.read(ByteBuffer.allocate(4096))).isPositive();
                client.write(ByteBuffer.wrap("HTTP/1.1 200 OK\r\n\r\n{\"status\":\"up\"}".getBytes(ISO_8859_1)));
            } catch (IOException closed) {
                assertThat(closed).isNotNull();
            }
        }
    }
}
