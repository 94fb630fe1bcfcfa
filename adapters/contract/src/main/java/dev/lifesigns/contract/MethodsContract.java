/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health is read and never written. */
abstract class MethodsContract extends ContractPart {
    MethodsContract(HttpAdapterContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void otherMethodsThanGetAndHeadAre405(String method) throws IOException {
        RawResponse answer = ask(RawRequest.of(method, "/health/ready"));

        assertThat(answer.status()).as("status of %s", method).isEqualTo(405);
        assertThat(answer.fields("Allow")).as("Allow").containsExactly("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONSENSE", "get"})
    void unknownMethodsAre405(String method) throws IOException {
        assumeTrue(contract.seesTheCaseOfMethods() || !method.equals("get"), "the server takes get for GET");
        RawResponse answer = ask(RawRequest.of(method, "/health/ready"));

        assertThat(answer.status()).as("status of %s", method).isEqualTo(405);
        if (contract.handsOnUnknownMethods()) {
            assertThat(answer.fields("Allow")).as("Allow").containsExactly("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 60_000})
    void aBodyNobodyWantsDoesNotSpoilTheConnection(int length) throws IOException {
        RawConnection connection = connect();

        RawResponse refusal =
                connection.exchange(RawRequest.of("POST", "/health/ready").withBody(length));
        assertThat(refusal.status()).isEqualTo(405);
        assertNextIsAnsweredOrHungUp(connection, refusal);
    }

    @Test
    void aChunkedBodyNobodyWantsDoesNotSpoilTheConnection() throws IOException {
        RawConnection connection = connect();

        RawResponse refusal = connection
                .send(RawRequest.of("POST", "/health/ready")
                                .with("Transfer-Encoding", "chunked")
                                .text() + "3\r\nabc\r\n0\r\n\r\n")
                .read();
        assertThat(refusal.status()).isEqualTo(405);
        assertNextIsAnsweredOrHungUp(connection, refusal);
    }

    @Test
    void aRequestInABodyIsNotAnswered() throws IOException {
        RawConnection connection = connect();
        String inner = RawRequest.get("/health/startup").text();

        RawResponse refusal = connection
                .send(RawRequest.of("POST", "/health/ready")
                                .with("Content-Length", Integer.toString(inner.length()))
                                .text()
                        + inner)
                .read();
        assertThat(refusal.status()).isEqualTo(405);
        if (!refusal.closesConnection()) {
            RawResponse next = connection.exchange(RawRequest.get("/health/nonsense"));
            assertThat(next.status())
                    .as("status of the next request; 200 is the answer to what was meant as a body")
                    .isEqualTo(404);
        }
    }

    @Test
    void aBodyOfMegabytesNobodyWantsIsSurvived() throws IOException {
        RawRequest huge = RawRequest.of("POST", "/health/ready").withBody(4_000_000);

        assertThat(verdictOn(huge.text()))
                .as("status of a POST with 4 MB, or %d if the server hangs up", HttpAdapterContract.HANGS_UP)
                .isIn(405, 413, HttpAdapterContract.HANGS_UP);
        assertOthersAreAnswered();
    }

    @Test
    void aBodyThatIsAwaitedInVainHoldsUpNobody() throws IOException {
        for (int i = 0; i < 16; i++) {
            connect()
                    .send(RawRequest.of("POST", "/health/ready")
                            .with("Content-Length", "1000")
                            .text());
        }

        assertOthersAreAnswered();
    }

    private static void assertNextIsAnsweredOrHungUp(RawConnection connection, RawResponse refusal) throws IOException {
        if (refusal.closesConnection()) {
            assertThat(connection.isClosedByServer())
                    .as("whether the server hangs up as it has said")
                    .isTrue();
        } else {
            assertThat(connection.exchange(RawRequest.get("/health/live")).status())
                    .as("status of the next request on that connection: read the body, or say Connection: close")
                    .isEqualTo(200);
        }
    }
}
