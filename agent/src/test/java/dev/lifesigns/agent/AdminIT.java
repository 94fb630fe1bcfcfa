/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent with a port for operators. */
class AdminIT {
    @TempDir
    private static Path directory;

    private static AgentProcess agent;
    private static String everyone;
    private static String operators;

    @BeforeAll
    static void start() throws Exception {
        agent = AgentProcess.serve(directory, """
                server: {admin: {port: 0}, drainDelay: 0s}
                security: {detailed: {tokens: ["sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"]}}
                checks: {threads: {type: deadlock}}
                """);
        agent.awaitReady("\"status\":\"up\"");
        everyone = agent.url().replace("/health", "");
        operators = agent.greeted("details").replace("/health/detailed", "");
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void greetingNamesThePortOfOperators() throws Exception {
        assertThat(operators).startsWith("http://127.0.0.1:").isNotEqualTo(everyone.replace("localhost", "127.0.0.1"));
        assertThat(agent.greeted("page")).isEqualTo(operators + "/health/page");
        assertThat(agent.greeted("metrics")).isEqualTo(operators + "/metrics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/detailed", "/metrics", "/health/page", "/health/events"})
    void operatorsHaveItAndEveryoneElseDoesNot(String path) throws Exception {
        assertThat(status(operators + path)).isEqualTo("200");
        assertThat(status(everyone + path)).isEqualTo("404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/readyz", "/health/ready", "/health/startup", "/health/checks/threads", "/health/badge.svg"})
    void probesAreOnBoth(String path) throws Exception {
        assertThat(status(operators + path)).isEqualTo("200");
        assertThat(status(everyone + path)).isEqualTo("200");
    }

    @Test
    void metricsCountTheRequestsOfBoth() throws Exception {
        status(everyone + "/health/probes/liveness");
        status(operators + "/health/probes/liveness");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(operators + "/metrics")).build();
        String metrics = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        assertThat(metrics).contains("health_probe_requests_total{probe=\"liveness\",code=\"200\"} 2\n");
    }

    @Test
    void portThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Path file = Files.writeString(directory.resolve("taken.yaml"), """
                    server: {admin: {host: 0.0.0.0, port: %d}}
                    checks: {threads: {type: deadlock}}
                    """.formatted(taken.getLocalPort()));
            AgentProcess.Ended ended = AgentProcess.runIn(directory, "serve", "--port=0", "--config", file.toString());
            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.err())
                    .last()
                    .asString()
                    .contains("server.admin: 0.0.0.0:" + taken.getLocalPort()
                            + ": Address already in use (expected: a free port");
        }
    }

    /** The code of the answer to somebody with a token; of a stream, the rest is not read. */
    private static String status(String url) throws Exception {
        URI uri = URI.create(url);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(60_000);
            String request =
                    "GET " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer test\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            String first = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return first.split(" ")[1];
        }
    }
}
