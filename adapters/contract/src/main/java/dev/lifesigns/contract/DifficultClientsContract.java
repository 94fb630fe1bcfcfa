/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    private static final int IDLE_CLIENTS = 1_100;
    /** More than the buffers of a connection take; and what a server that reads on can keep of a few clients. */
    private static final int UNREAD_REQUESTS = 10_000;

    DifficultClientsContract(HttpAdapterContract contract) {
        super(contract);
    }

    @Test
    void slowRequestLinesHoldUpNobody() throws IOException {
        List<RawConnection> slow = new ArrayList<>();
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            slow.add(connect().send("GET /health/l"));
        }

        assertOthersAreAnswered();

        RawConnection last = slow.get(SLOW_CLIENTS - 1);
        assertThat(last.send("ive HTTP/1.1\r\nHost: localhost\r\n\r\n").read().status())
                .as("status of a request that was finished soon enough")
                .isEqualTo(200);
    }

    @Test
    void clientsThatDoNotReadHoldUpNobody() throws IOException {
        RawRequest large = RawRequest.get("/health/detailed").with("Authorization", "Bearer " + OrdersService.TOKEN);
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            connectNarrowly().send(large.text().repeat(400));
        }

        assertOthersAreAnswered();
    }

    @Test
    void clientsThatSendAndNeverReadHoldUpNobody() throws Exception {
        assumeTrue(contract.clientsThatNeverRead() > 0, "one such client can hold up others of this server");
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < contract.clientsThatNeverRead(); i++) {
            RawConnection connection = connectNarrowly();
            Thread sender = new Thread(() -> sendUnlessHungUp(connection));
            sender.setDaemon(true);
            sender.start();
            senders.add(sender);
        }

        for (int i = 0; i < 20; i++) {
            assertOthersAreAnswered();
        }
        stopSending(senders);
    }

    private static void sendUnlessHungUp(RawConnection connection) {
        String requests = RawRequest.get("/health/ready").text().repeat(100);
        try {
            for (int sent = 0; sent < UNREAD_REQUESTS; sent += 100) {
                connection.send(requests);
            }
        } catch (IOException hungUp) {
            // By the server, or at the end of the test.
        }
    }

    /** Hangs up, and waits until everybody has noticed. */
    private void stopSending(List<Thread> senders) throws Exception {
        closeConnections();
        for (Thread sender : senders) {
            sender.join();
        }
    }

    @Test
    void unfinishedHeadsOfManyTinyFieldsHoldUpNobody() throws IOException {
        assertUnfinishedHeadsHoldUpNobody("a:\r\n".repeat(2_000));
    }

    @Test
    void unfinishedHeadsOfFewLargeFieldsHoldUpNobody() throws IOException {
        assertUnfinishedHeadsHoldUpNobody(("X-" + "a".repeat(2_000) + ": b\r\n").repeat(3));
    }

    @Test
    void unfinishedTrailersHoldUpNobody() throws IOException {
        String head = RawRequest.of("POST", "/health/ready")
                .with("Transfer-Encoding", "chunked")
                .text();
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            connect().sendUnlessRefused(head + "0\r\n" + "a:\r\n".repeat(2_000));
        }

        assertOthersAreAnswered();
    }

    private void assertUnfinishedHeadsHoldUpNobody(String fields) throws IOException {
        for (int i = 0; i < contract.unfinishedHeads(); i++) {
            connect().sendUnlessRefused("GET /health/live HTTP/1.1\r\nHost: localhost\r\n" + fields);
        }

        for (int i = 0; i < 5; i++) {
            assertOthersAreAnswered();
        }
    }

    @Test
    void aNewcomerIsAnsweredHoweverManyAreConnected() throws IOException {
        for (int i = 0; i < IDLE_CLIENTS; i++) {
            connect();
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
                .send(RawRequest.of("POST", "/health")
                        .with("Content-Length", "9")
                        .text())
                .reset();

        assertOthersAreAnswered();
    }

    @Test
    void hangingUpBeforeTheAnswerIsNoNews() throws IOException {
        for (int i = 0; i < 50; i++) {
            connect().send(RawRequest.get("/health/ready").text().repeat(20)).reset();
            connect().send(RawRequest.get("/health/ready").text().repeat(20)).close();
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
        List<RawConnection> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                clients.add(RawConnection.to(server));
            }
            for (int round = 0; round < 5; round++) {
                if (round > 0 && !contract.keepsConnectionsAfter503()) {
                    reconnect(clients, server);
                }
                for (RawConnection client : clients) {
                    client.send(RawRequest.get("/health/ready").text());
                }
                for (RawConnection client : clients) {
                    assertThat(client.read().status())
                            .as("status of readiness while its check hangs")
                            .isEqualTo(503);
                }
            }
            assertThat(Thread.getAllStackTraces().size() - before)
                    .as("threads more with 150 connections and 750 requests")
                    .isLessThanOrEqualTo(contract.mostThreads());
        } finally {
            for (RawConnection client : clients) {
                client.close();
            }
        }
    }

    private static void reconnect(List<RawConnection> clients, RunningServer server) throws IOException {
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).close();
            clients.set(i, RawConnection.to(server));
        }
    }
}
