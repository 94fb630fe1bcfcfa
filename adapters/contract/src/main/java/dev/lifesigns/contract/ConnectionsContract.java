/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How requests and answers share a connection. */
abstract class ConnectionsContract extends ContractPart {
    ConnectionsContract(HttpAdapterContract contract) {
        super(contract);
    }

    @Test
    void http10WithoutHostIsAnsweredAndHungUp() throws IOException {
        if (!contract.speaksHttp10()) {
            assertThat(verdictOn("GET /health/live HTTP/1.0\r\n\r\n")).isEqualTo(505);
            return;
        }
        RawConnection connection = connect().send("GET /health/live HTTP/1.0\r\n\r\n");

        RawResponse answer = connection.read();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(connection.isClosedByServer())
                .as("whether the server hangs up, as HTTP/1.0 requires")
                .isTrue();
    }

    @Test
    void http11WithoutHostIsTreatedAsTheServerIsKnownTo() throws IOException {
        assertThat(verdictOn("GET /health/live HTTP/1.1\r\n\r\n")).isIn(contract.answersToMissingHost());
    }

    @Test
    void theConnectionIsKeptAliveForAHundredRequests() throws IOException {
        RawConnection connection = connect();

        for (int i = 1; i <= 100; i++) {
            assertThat(connection.exchange(RawRequest.get("/health/ready")).status())
                    .as("status of request %d", i)
                    .isEqualTo(200);
        }
    }

    @Test
    void theConnectionIsClosedOnRequest() throws IOException {
        RawConnection connection = connect();

        RawResponse answer = connection.exchange(RawRequest.get("/health/live").with("Connection", "close"));
        assertThat(answer.status()).isEqualTo(200);
        if (contract.closesConnectionsOnRequest()) {
            assertThat(connection.isClosedByServer())
                    .as("whether the server hangs up")
                    .isTrue();
        } else {
            assertThat(answer.fields("Connection")).as("Connection").containsExactly("close");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        List<String> paths = List.of("/health/live", "/health/nonsense", "/health/ready", "/health/detailed");
        RawConnection connection = connect();
        StringBuilder requests = new StringBuilder();
        IntStream.range(0, 40)
                .forEach(i -> requests.append(RawRequest.get(paths.get(i % 4)).text()));

        connection.send(requests.toString());

        for (int i = 0; i < 40; i++) {
            int expected = List.of(200, 404, 200, 401).get(i % 4);
            assertThat(connection.read().status())
                    .as("status of request %d, for %s", i, paths.get(i % 4))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aRequestMayComeByteByByte() throws IOException {
        RawConnection connection = connect();

        for (char c : RawRequest.get("/health/live").text().toCharArray()) {
            connection.send(String.valueOf(c));
        }

        assertThat(connection.read().status()).isEqualTo(200);
    }

    @Test
    void aClientMaySayThatItIsDoneBeforeItListens() throws IOException {
        RawConnection connection = connect()
                .send(RawRequest.get("/health/live").with("Connection", "close").text());
        connection.closeSending();

        assertThat(connection.read().status()).isEqualTo(200);
    }

    @Test
    void theTargetMayBeAbsolute() throws IOException {
        assertThat(get("http://localhost/health/live").status())
                .as("status of GET http://localhost/health/live")
                .isEqualTo(contract.acceptsAbsoluteTargets() ? 200 : 400);
    }

    /**
     * The one assertion on real time: head and body in two writes, without {@code TCP_NODELAY}, wait for each other's
     * acknowledgement, which costs 40 ms each time. Nothing else that goes wrong looks like that; what a busy machine adds
     * does not hit each of them, so the quicker ones are looked at.
     */
    @Test
    void noAnswerWaitsForADelayedAcknowledgement() throws IOException {
        RawConnection connection = connect();
        for (int warm = 0; warm < 20; warm++) {
            connection.exchange(RawRequest.get("/health/ready"));
        }

        long[] nanos = new long[50];
        for (int i = 0; i < nanos.length; i++) {
            long asked = System.nanoTime();
            connection.exchange(RawRequest.get("/health/ready"));
            nanos[i] = System.nanoTime() - asked;
        }

        assertThat(Duration.ofNanos(IntStream.range(0, nanos.length)
                        .mapToLong(i -> nanos[i])
                        .sorted()
                        .skip(nanos.length / 8)
                        .findFirst()
                        .orElseThrow()))
                .as(
                        "one of the quicker of 50 answers on one connection: set TCP_NODELAY, or write head and body at once")
                .isLessThan(Duration.ofMillis(20));
    }
}
