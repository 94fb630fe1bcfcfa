/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Clients that are slow, or rude, or many. */
abstract class DifficultClientsContract extends ContractPart {
    private static final int SLOW_CLIENTS = 16;

    DifficultClientsContract(HttpAdapterContract contract) {
        super(contract);
    }

    @Test
    void slowRequestLinesHoldUpNobody() throws IOException {
        List<Connection> slow = new ArrayList<>();
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            slow.add(connect().send("GET /health/l"));
        }

        assertOthersAreAnswered();

        Connection last = slow.get(SLOW_CLIENTS - 1);
        assertThat(last.send("ive HTTP/1.1\r\nHost: localhost\r\n\r\n").read().status())
                .as("status of a request that was finished soon enough")
                .isEqualTo(200);
    }

    @Test
    void clientsThatDoNotReadHoldUpNobody() throws IOException {
        Ask large = Ask.get("/health/detailed").with("Authorization", "Bearer " + Service.TOKEN);
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            connectNarrowly().send(large.text().repeat(400));
        }

        assertOthersAreAnswered();
    }

    @Test
    void hangingUpInTheMiddleOfARequestIsNoNews() throws IOException {
        for (String part :
                List.of("", "G", "GET /health/live HTTP/1.1\r\n", "GET /health/live HTTP/1.1\r\nHost: loc")) {
            connect().send(part).reset();
            connect().send(part).close();
            connect().send(part).closeSending();
        }
        connect()
                .send(Ask.of("POST", "/health").with("Content-Length", "9").text())
                .reset();

        assertOthersAreAnswered();
    }

    @Test
    void hangingUpBeforeTheAnswerIsNoNews() throws IOException {
        for (int i = 0; i < 50; i++) {
            connect().send(Ask.get("/health/ready").text().repeat(20)).reset();
            connect().send(Ask.get("/health/ready").text().repeat(20)).close();
        }

        assertOthersAreAnswered();
    }

    @Test
    void aCheckThatHangsForEverCostsNoAnswerAndNoThreads() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (HealthChecker checker = hanging(never)) {
            HealthEndpoint endpoint = HealthEndpoint.builder(checker).build();
            checker.start();
            RunningServer server = contract.serve(endpoint);
            try {
                assertManyAreAnswered(server);
            } finally {
                server.stop().close();
            }
        } finally {
            never.countDown();
        }
    }

    private static HealthChecker hanging(CountDownLatch never) {
        return HealthChecker.builder()
                .check(
                        "hung",
                        deadline -> {
                            never.await();
                            return CheckResult.up();
                        },
                        policy -> policy.timeout(Duration.ofMillis(50)).period(Duration.ofMillis(100)))
                .build();
    }

    private void assertManyAreAnswered(RunningServer server) throws IOException {
        int before = Thread.getAllStackTraces().size();
        List<Connection> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                clients.add(Connection.to(server));
            }
            for (int round = 0; round < 5; round++) {
                for (Connection client : clients) {
                    client.send(Ask.get("/health/ready").text());
                }
                for (Connection client : clients) {
                    assertThat(client.read().status())
                            .as("status of readiness while its check hangs")
                            .isEqualTo(503);
                }
            }
            assertThat(Thread.getAllStackTraces().size() - before)
                    .as("threads more with 150 connections and 750 requests")
                    .isLessThanOrEqualTo(contract.mostThreads());
        } finally {
            for (Connection client : clients) {
                client.close();
            }
        }
    }
}
