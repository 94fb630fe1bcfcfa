/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    void aPortThatIsTakenIsToldAsSuch() {
        try (HealthServer first = HealthServer.start(checker, 0)) {
            int taken = first.address().getPort();

            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> HealthServer.start(checker, taken))
                    .withMessage(
                            "health server: port " + taken + " is already in use (expected: a free port; 0 takes any)");
        }
    }

    @Test
    void aPortThatIsNoneIsToldAsSuch() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> HealthServer.start(checker, 80_000))
                .withMessage("port: 80000 (expected: 0 to 65535)");
    }

    @Test
    void aHostThatDoesNotExistIsToldWithItsName() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere.invalid", 0);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(
                        () -> HealthServer.start(HealthEndpoint.builder(checker).build(), nowhere))
                .withMessageContaining("nowhere.invalid");
    }

    @Test
    void itGoesOnAnsweringUntilItIsClosed() throws Exception {
        HealthServer server = HealthServer.start(checker, 0);
        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(() -> server.drainAndClose(checker, Duration.ofMinutes(1)));

        try (Wire wire = new Wire(server)) {
            assertThat(wire.send(LIVE).readUntil("}")).startsWith("HTTP/1.1 200 OK");
            assertThat(closing).isNotDone();
            server.close();
            assertThat(wire.isHungUp()).isTrue();
        }
        closing.get(20, TimeUnit.SECONDS);
    }

    @Test
    void itClosesWhenTheDelayHasPassed() {
        HealthServer server = HealthServer.start(checker, 0);

        server.drainAndClose(checker, Duration.ofMillis(1));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Wire(server));
    }

    @Test
    void itClosesAtOnceWhenInterrupted() {
        HealthServer server = HealthServer.start(checker, 0);

        Thread.currentThread().interrupt();
        server.drainAndClose(checker, Duration.ofMinutes(1));

        assertThat(Thread.interrupted()).as("interrupt status").isTrue();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Wire(server));
    }

    @Test
    void closingTwiceIsFine() {
        HealthServer server = HealthServer.start(checker, 0);

        server.close();
        server.close();
    }
}
