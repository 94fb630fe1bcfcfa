/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.HealthResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FaultReporter of ours, such as a fault in an authenticator: one connection ends, and nothing else. */
class ContainmentTest {
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String BROKEN = "GET /broken HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Logger logger = Logger.getLogger("dev.lifesigns.netty");
    private final HealthChecker checker = HealthChecker.builder()
            .check("database", deadline -> CheckResult.up())
            .build();
    private final HealthEndpoint endpoint = HealthEndpoint.builder(checker).build();
    private final List<Throwable> fatal = new CopyOnWriteArrayList<>();
    private volatile boolean peersAreBroken;
    private Error fault = new StackOverflowError();
    private HealthServer server;

    private CompletableFuture<HealthResponse> answer(HealthRequest request) {
        if (request.path().equals("/broken")) {
            throw fault;
        }
        return endpoint.handle(request).toCompletableFuture();
    }

    @BeforeEach
    void serve() {
        logger.setLevel(Level.OFF);
        server = HealthServer.start(
                endpoint,
                this::answer,
                Servers.ANY_PORT,
                Servers.limits(100, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)),
                peer -> {
                    if (peersAreBroken) {
                        throw new StackOverflowError();
                    }
                    return false;
                },
                Transport.best(),
                false,
                fatal::add);
    }

    @AfterEach
    void close() {
        server.close();
        checker.close();
        logger.setLevel(null);
    }

    @Test
    void afterAFaultOthersAreAnsweredAndWatched() throws Exception {
        try (Wire idle = new Wire(server);
                Wire broken = new Wire(server)) {
            assertThat(broken.send(BROKEN).isHungUp()).isTrue();
            try (Wire other = new Wire(server)) {
                assertThat(other.send(LIVE).readUntil("}")).startsWith("HTTP/1.1 200 OK");
            }

            assertThat(idle.isHungUp()).as("whether the idle are still cut off").isTrue();
        }
        assertThat(fatal).isEmpty();
    }

    @Test
    void aConnectionThatCannotBeServedIsClosedAndNoOther() throws Exception {
        peersAreBroken = true;
        try (Wire broken = new Wire(server)) {
            assertThat(broken.isHungUp()).isTrue();
        }

        peersAreBroken = false;
        try (Wire other = new Wire(server)) {
            assertThat(other.send(LIVE).readUntil("}")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void outOfMemoryIsReportedAndTheServerContinues() throws Exception {
        fault = new OutOfMemoryError("as the test wants it");
        try (Wire broken = new Wire(server)) {
            assertThat(broken.send(BROKEN).isHungUp()).isTrue();
        }

        try (Wire other = new Wire(server)) {
            assertThat(other.send(LIVE).readUntil("}")).startsWith("HTTP/1.1 200 OK");
        }
        assertThat(fatal).containsExactly(fault);
    }
}
