/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a client may take, and how many there may be, on both transports. */
class PatienceTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Limits PATIENT = Servers.limits(100, LONG, LONG, SHORT);
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final String EVENTS =
            "GET /health/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer test\r\n\r\n";

    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();
    private final Verifier verifier = new Verifier();
    private HealthServer server;

    enum Kernel {
        BEST,
        JDK
    }

    private Wire serve(Kernel kernel, Limits limits) throws IOException {
        server = Servers.start(
                HealthEndpoint.builder(checker)
                        .authenticator(verifier)
                        .bearerTokens("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                        .build(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                limits,
                kernel == Kernel.BEST ? Transport.best() : Transport.jdk());
        return new Wire(server);
    }

    @AfterEach
    void close() {
        verifier.resume();
        server.close();
        checker.close();
    }

    @ParameterizedTest
    @EnumSource
    void aSilentClientIsCutOff(Kernel kernel) throws Exception {
        try (Wire wire = serve(kernel, Servers.limits(100, SHORT, LONG, SHORT))) {
            assertThat(wire.isHungUp()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatFallsSilentIsCutOff(Kernel kernel) throws Exception {
        try (Wire wire = serve(kernel, Servers.limits(100, SHORT, LONG, SHORT))) {
            wire.send(LIVE).readUntil("}");

            assertThat(wire.isHungUp()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoNeverFinishesItsRequestIsCutOffHoweverSteadilyItSends(Kernel kernel) throws Exception {
        try (Wire wire = serve(kernel, Servers.limits(100, LONG, SHORT, SHORT))) {
            wire.send("GET /health/live HTTP/1.1\r\n");
            boolean cutOff = false;
            for (int sent = 0; sent < 200 && !cutOff; sent++) {
                try {
                    wire.send("X-Slow: " + sent + "\r\n");
                    cutOff = !wire.isSilentFor(100);
                } catch (SocketException reset) {
                    cutOff = true;
                }
            }

            assertThat(cutOff).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoNeverFinishesItsBodyIsCutOff(Kernel kernel) throws Exception {
        try (Wire wire = serve(kernel, Servers.limits(100, LONG, SHORT, SHORT))) {
            wire.send("POST /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
            assertThat(wire.readUntil("}")).startsWith("HTTP/1.1 405 ");

            assertThat(wire.isHungUp()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWaitsForNewsIsNotIdle(Kernel kernel) throws Exception {
        try (Wire wire = serve(kernel, Servers.limits(100, SHORT, SHORT, SHORT))) {
            wire.send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\nPrefer: wait=4\r\n\r\n");

            assertThat(wire.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 304 ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoReadsEventsIsNotIdle(Kernel kernel) throws Exception {
        try (Wire reader = serve(kernel, Servers.limits(100, SHORT, SHORT, SHORT))) {
            reader.send(EVENTS).readUntil("event: state");

            assertThat(reader.readUntil("\n:\n\n")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoReadsEventsAndClosesItsSideIsGone(Kernel kernel) throws Exception {
        try (Wire reader = serve(kernel, PATIENT)) {
            reader.send(EVENTS).readUntil("}}}\r\n2\r\n\n\n\r\n");
            reader.closeSending();

            assertThat(reader.isHungUp()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void verifyingAPasswordHoldsUpNobody(Kernel kernel) throws Exception {
        try (Wire operator = serve(kernel, PATIENT);
                Wire prober = new Wire(server)) {
            operator.send(
                    "GET /health/detailed HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic b3BzOm9wcw==\r\n\r\n");
            verifier.awaitAsked();

            for (int i = 0; i < 5; i++) {
                assertThat(prober.send(LIVE).readUntil("}")).startsWith("HTTP/1.1 200 OK");
            }
            verifier.resume();
            assertThat(operator.readUntil("}")).startsWith("HTTP/1.1 401 ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsBeingVerifiedMaySayThatItIsDone(Kernel kernel) throws Exception {
        try (Wire operator = serve(kernel, PATIENT)) {
            operator.send(
                    "GET /health/detailed HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic b3BzOm9wcw==\r\n\r\n");
            operator.closeSending();
            verifier.awaitAsked();
            verifier.resume();

            assertThat(operator.readUntil("}")).startsWith("HTTP/1.1 401 ");
            assertThat(operator.isHungUp()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingWaitsForNobody(Kernel kernel) throws Exception {
        try (Wire operator = serve(kernel, PATIENT)) {
            operator.send(
                    "GET /health/detailed HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic b3BzOm9wcw==\r\n\r\n");
            verifier.awaitAsked();

            CompletableFuture.runAsync(server::close).get(20, TimeUnit.SECONDS);

            assertThat(operator.isHungUp()).isTrue();
        }
    }
}
