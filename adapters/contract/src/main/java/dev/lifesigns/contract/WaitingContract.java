/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code Prefer: wait} holds an answer until there is news. */
abstract class WaitingContract extends ContractPart {
    private static final int A_WHILE_MILLIS = 300;

    WaitingContract(HttpAdapterContract contract) {
        super(contract);
    }

    @Test
    void theAnswerIsHeldUntilSomethingChanges() throws IOException {
        RawConnection connection = connect();
        connection.send(newsOfReadiness(30).text());
        assertThat(connection.silentFor(A_WHILE_MILLIS))
                .as("whether nothing is sent before there is news")
                .isTrue();

        service.databaseIsDown();

        RawResponse news = connection.read();
        assertThat(news.status()).isEqualTo(503);
        assertThat(news.body()).startsWith("{\"status\":\"down\"");
        assertThat(news.fields("Preference-Applied")).as("Preference-Applied").containsExactly("wait=30");
    }

    @Test
    void theAnswerIs304WhenTheTimeHasPassed() throws IOException {
        long asked = System.nanoTime();

        assertThat(ask(newsOfReadiness(1)).status()).isEqualTo(304);
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .as("how long the answer was held")
                .isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void theConnectionStaysOpenAfterwards() throws IOException {
        RawConnection connection = connect();
        connection.send(
                newsOfReadiness(30).text() + RawRequest.get("/health/live").text());
        assertThat(connection.silentFor(A_WHILE_MILLIS))
                .as("whether the second request's answer waits for that of the first")
                .isTrue();

        service.databaseIsDown();

        assertThat(connection.read().status()).as("status of the first").isEqualTo(503);
        if (contract.keepsConnectionsAfter503()) {
            assertThat(connection.read().status()).as("status of the second").isEqualTo(200);
            if (contract.readsOnAfterRequestsThatQueued()) {
                assertThat(connection.exchange(RawRequest.get("/health/live")).status())
                        .as("status of a third, sent when the others were answered")
                        .isEqualTo(200);
            }
        } else {
            assertThat(connection.isClosedByServer())
                    .as("whether the connection was closed after it")
                    .isTrue();
        }
    }

    @Test
    void manyWhoWaitKeepNoThreadAndHoldUpNobody() throws IOException {
        int before = Thread.getAllStackTraces().size();
        String news = newsOfReadiness(30).text();
        List<RawConnection> waiting = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            waiting.add(connect().send(news));
        }
        assertOthersAreAnswered();
        assertThat(Thread.getAllStackTraces().size() - before)
                .as("threads more with 90 requests that wait")
                .isLessThanOrEqualTo(contract.mostThreads());

        service.databaseIsDown();

        for (RawConnection connection : waiting) {
            assertThat(connection.read().status())
                    .as("status of each who waited")
                    .isEqualTo(503);
        }
    }

    @Test
    void whoHangsUpWhileItWaitsDisturbsNobody() throws IOException {
        String news = newsOfReadiness(30).text();
        RawConnection patient = connect().send(news);
        for (int i = 0; i < 20; i++) {
            connect().send(news).reset();
            connect().send(news).close();
        }
        assertThat(patient.silentFor(A_WHILE_MILLIS)).isTrue();

        service.databaseIsDown();

        assertThat(patient.read().status()).as("status of one who stayed").isEqualTo(503);
        assertOthersAreAnswered();
    }

    @Test
    void stoppingTheServerWhileManyWaitIsNoNews() throws Exception {
        String news = newsOfReadiness(30).text();
        for (int i = 0; i < 90; i++) {
            connect().send(news);
        }
        RawConnection last = connect().send(news);
        assertThat(last.silentFor(A_WHILE_MILLIS)).isTrue();
        CompletableFuture<?> told = service.news();

        service.databaseIsDown();
        stop();

        told.get(15, TimeUnit.SECONDS);
    }

    private RawRequest newsOfReadiness(int seconds) throws IOException {
        String tag = requireNonNull(get("/health/ready").field("ETag"), "ETag: none (expected: one)");
        return RawRequest.get("/health/ready").with("If-None-Match", tag).with("Prefer", "wait=" + seconds);
    }
}
