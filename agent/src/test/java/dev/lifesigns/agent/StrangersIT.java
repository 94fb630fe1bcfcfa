/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever strangers send: the right code, nothing about the server, and not a word in the log. */
class StrangersIT {
    private static final String HOST = "Host: localhost\r\n";

    private static AgentProcess agent;
    private static List<String> logged;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        agent = AgentProcess.serve(directory, "checks: {threads: {type: deadlock}}");
        agent.awaitLogged("probe readiness: unknown -> up");
        logged = agent.err();
    }

    @AfterAll
    static void end() {
        agent.close();
    }

    @AfterEach
    void nothingIsLogged() throws Exception {
        assertThat(agent.get("/live").statusCode()).isEqualTo(200);
        assertThat(agent.err()).isEqualTo(logged);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            404 | GET / HTTP/1.1
            404 | GET /nothing HTTP/1.1
            404 | GET /health/nothing HTTP/1.1
            404 | GET /health/detailed HTTP/1.1
            404 | GET /health/probes/nothing HTTP/1.1
            404 | GET /metrics/../nothing HTTP/1.1
            404 | POST / HTTP/1.1
            404 | OPTIONS * HTTP/1.1
            405 | POST /health/ready HTTP/1.1
            405 | TRACE /health/ready HTTP/1.1
            405 | BREW /health/ready HTTP/1.1
            400 | GET /%zz HTTP/1.1
            400 | GET /health/%zz HTTP/1.1
            505 | GET /health/ready HTTP/7.7
            400 | GET  /health/ready
            400 | ready?
            400 | GET /health/ready\u0000 HTTP/1.1
            414 | GET /AAAA HTTP/1.1
            """)
    void refusalIsACodeAndNothingElse(int code, String line) throws Exception {
        String request = line.replace("AAAA", "A".repeat(20_000)) + "\r\n" + HOST + "Connection: close\r\n\r\n";
        try (Wire wire = new Wire(agent.port()).send(request)) {
            Wire.Answer answer = wire.answer();
            assertThat(answer.code()).as(answer.text()).isEqualTo(code);
            assertRevealsNothing(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0000\u0000\u0000\u0000\r\n\r\n",
                "GET /health/ready HTTP/1.1\r\n" + HOST + ": nothing\r\n\r\n",
                "GET /health/ready HTTP/1.1\r\n" + HOST + HOST + "\r\n",
                "GET /health/ready HTTP/1.1\r\n\r\n",
                "GET /health/ready HTTP/1.1\r\n" + HOST + "Content-Length: -1\r\n\r\n",
                "GET /health/ready HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void nonsenseIsRefused(String request) throws Exception {
        try (Wire wire = new Wire(agent.port()).send(request)) {
            Wire.Answer answer = wire.answer();
            assertThat(answer.code()).as(answer.text()).isBetween(400, 505);
            assertRevealsNothing(answer);
        }
    }

    @Test
    void headThatIsTooLongIs431() throws Exception {
        try (Wire wire = new Wire(agent.port())) {
            wire.send("GET /health/ready HTTP/1.1\r\n" + HOST + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n");
            Wire.Answer answer = wire.answer();
            assertThat(answer.code()).isEqualTo(431);
            assertRevealsNothing(answer);
        }
    }

    @Test
    void oldClientIsAnsweredAndLeft() throws Exception {
        try (Wire wire = new Wire(agent.port()).send("GET /health/ready HTTP/1.0\r\n\r\n")) {
            Wire.Answer answer = wire.answer();
            assertThat(answer.code()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"status\":\"up\"");
            assertThat(wire.ended()).isTrue();
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
        String live = "GET /health/live HTTP/1.1\r\n" + HOST + "\r\n";
        String missing = "GET /health/nothing HTTP/1.1\r\n" + HOST + "\r\n";
        String head = "HEAD /health/ready HTTP/1.1\r\n" + HOST + "\r\n";
        try (Wire wire = new Wire(agent.port()).send(live + missing + head + live)) {
            assertThat(wire.answer().code()).isEqualTo(200);
            assertThat(wire.answer().code()).isEqualTo(404);
            assertThat(wire.bodilessAnswer().code()).isEqualTo(200);
            assertThat(wire.answer().body()).isEqualTo("{\"status\":\"up\"}");
        }
    }

    @Test
    void clientsThatAreSlowOrGoneHinderNobody() throws Exception {
        List<Wire> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            slow.add(new Wire(agent.port()).send("GET /health/re"));
        }
        for (int i = 0; i < 100; i++) {
            new Wire(agent.port())
                    .send("GET /health/ready HTTP/1.1\r\n" + HOST + "\r\n")
                    .close();
        }
        for (Wire wire : slow) {
            assertThat(wire.send("ady HTTP/1.1\r\n" + HOST + "\r\n").answer().code())
                    .isEqualTo(200);
            wire.close();
        }
    }

    @Test
    void oversizedBodyIsNotWaitedFor() throws Exception {
        try (Wire wire = new Wire(agent.port())) {
            wire.send("POST /health/ready HTTP/1.1\r\n" + HOST + "Content-Length: 100000000\r\n\r\n");
            assertThat(wire.answer().code()).isEqualTo(405);
            try {
                for (int i = 0; i < 1_000; i++) {
                    wire.send("x".repeat(64 * 1024));
                }
                throw new AssertionError("somebody reads 64 MB");
            } catch (SocketException hungUp) {
                assertThat(hungUp).isInstanceOf(IOException.class);
            }
        }
    }

    private static void assertRevealsNothing(Wire.Answer answer) {
        assertThat(answer.head()).doesNotContainIgnoringCase("\r\nserver:").doesNotContainIgnoringCase("powered");
        assertThat(answer.text())
                .doesNotContainIgnoringCase("netty")
                .doesNotContainIgnoringCase("java")
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("<");
    }
}
