/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private static final String LIVE = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();

    @AfterEach
    void closeChecker() {
        checker.close();
    }

    @Test
    void healthAndTheAliasesAtTheRootAreAnswered() throws Exception {
        try (HealthServer server = HealthServer.start(checker, 0);
                Wire wire = new Wire(server)) {
            assertThat(wire.send(LIVE).readUntil("}"))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("{\"status\":\"up\"}");
            assertThat(wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").readUntil("}"))
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void anAnswerSaysWhatTimeItIs() throws Exception {
        try (HealthServer server = HealthServer.start(checker, 0);
                Wire wire = new Wire(server)) {
            assertThat(wire.send(LIVE).readUntil("}"))
                    .containsPattern(
                            "\r\nDate: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n");
        }
    }

    @Test
    void aControlCharacterBeforeATransferCodingIsRefused() throws Exception {
        try (HealthServer server = HealthServer.start(checker, 0);
                Wire wire = new Wire(server)) {
            assertThat(wire.send("GET /livez HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n")
                            .readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    /** Netty expects eight bytes more after such a head; a decoder that all connections share must not. */
    @Test
    void theHandshakeOfAnOldWebSocketIsARequestLikeAnyOther() throws Exception {
        String handshake = "GET /livez HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2\r\n\r\n";
        try (HealthServer server = HealthServer.start(checker, 0);
                Wire first = new Wire(server);
                Wire second = new Wire(server)) {
            assertThat(first.send(handshake).readUntil("}")).startsWith("HTTP/1.1 200 OK");
            assertThat(second.send(LIVE).readUntil("}")).startsWith("HTTP/1.1 200 OK");
            assertThat(first.send(LIVE).readUntil("}")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void anInvalidPortIsReported() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> HealthServer.start(checker, 80_000))
                .withMessage("port: 80000 (expected: 0 to 65535)");
    }
}
