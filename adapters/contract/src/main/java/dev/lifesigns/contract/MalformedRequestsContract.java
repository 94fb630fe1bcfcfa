/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed requests are rejected as client errors and are not logged. */
abstract class MalformedRequestsContract extends ContractPart {
    private static final String MEGABYTE = "a".repeat(1 << 20);

    MalformedRequestsContract(HttpAdapterContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/%",
                "/health/%zz",
                "/health/liv%6",
                "/health/%00",
                "/health/live%0d%0aX-Evil:%201",
                "/health/ready?format=%zz",
                "/health/ready?%"
            })
    void percentGarbageIs400(String target) throws IOException {
        RawResponse answer = get(target);

        assertThat(answer.status()).as("status of GET %s", target).isEqualTo(400);
        assertThat(answer.fields("X-Evil")).as("header fields made of the path").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/..%2flive",
                "/health/%2e%2e/health/live",
                "/health/../health/detailed",
                "/health//live",
                "/health/live;a=b",
                "/health/live%2f",
                "/health/l\u00efve",
                "/health/%c3%28",
                "//health/live",
                "/health/live/."
            })
    void nothingElseIsReadAsAPath(String target) throws IOException {
        assertThat(verdictOn(RawRequest.get(target).text()))
                .as("status of GET %s: paths are compared as they are, and not normalized", target)
                .isIn(400, 404);
    }

    @Test
    void aRequestLineOfAMegabyteIsSurvived() throws IOException {
        assertThat(verdictOn(RawRequest.get("/health/" + MEGABYTE).text())).isIn(contract.answersToOversizedRequests());
        assertOthersAreAnswered();
    }

    @Test
    void aHeaderFieldOfAMegabyteIsSurvived() throws IOException {
        assertThat(verdictOn(
                        RawRequest.get("/health/live").with("X-Large", MEGABYTE).text()))
                .isIn(contract.answersToOversizedRequests());
        assertOthersAreAnswered();
    }

    @Test
    void tenThousandHeaderFieldsAreSurvived() throws IOException {
        assertThat(verdictOn(
                        "GET /health/live HTTP/1.1\r\nHost: localhost\r\n" + "X-Many: 1\r\n".repeat(10_000) + "\r\n"))
                .isIn(contract.answersToOversizedRequests());
        assertOthersAreAnswered();
    }

    static Stream<Named<String>> garbage() {
        return Stream.of(
                Named.of("no HTTP at all", "hello\r\n\r\n"),
                Named.of("no method", " /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Named.of("another protocol", "GET /health/live SPDY/9\r\nHost: localhost\r\n\r\n"),
                Named.of(
                        "a TLS greeting", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"),
                Named.of("a header field without a colon", "GET /health/live HTTP/1.1\r\nHost\r\n\r\n"),
                Named.of(
                        "a negative length",
                        RawRequest.of("POST", "/health")
                                .with("Content-Length", "-1")
                                .text()),
                Named.of(
                        "a length in words",
                        RawRequest.of("POST", "/health")
                                .with("Content-Length", "ten")
                                .text()),
                Named.of("zeros", "\u0000".repeat(100) + "\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void whatIsNoHttpIsSurvived(String bytes) throws IOException {
        assertThat(verdictOn(bytes)).isIn(contract.answersToGarbage());
        assertOthersAreAnswered();
    }

    /** The same request as a server would have to read it that takes the coding for none, with another one in its body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "xchunked",
                "identity",
                "gzip",
                "gzip, chunked",
                "chunked, identity",
                "chunked, chunked",
                "\"chunked\"",
                "chunked;q=1"
            })
    void aTransferCodingThatIsNotChunkedIsRefusedAndTheConnectionClosed(String coding) throws IOException {
        RawConnection connection = connect();
        connection.sendUnlessRefused(
                RawRequest.get("/health/live").with("Transfer-Encoding", coding).text()
                        + "0\r\n\r\n"
                        + RawRequest.get("/health/startup").text());

        int first = connection.readStatusOrHangUp();
        assertThat(first).as("status for Transfer-Encoding: %s", coding).isIn(contract.answersToTransferCodings());
        if (first != HttpAdapterContract.HANGS_UP) {
            assertThat(connection.readStatusOrHangUp())
                    .as("status of what may have been the body, or %d if the server has hung up", 0)
                    .isIn(contract.answersAfterTransferCodings());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk?x=http://evil.example/health/live",
                "health/live",
                "evil.example:80",
                "?/health/live",
                "*/health/live",
                "*"
            })
    void aTargetThatIsNotAPathIsRejected(String target) throws IOException {
        assertThat(verdictOn(RawRequest.get(target).text()))
                .as("status of GET %s: neither a path nor a URL (RFC 9112, section 3.2)", target)
                .isIn(contract.answersToOtherTargets());
        assertOthersAreAnswered();
    }

    @Test
    void whatFollowsTheHostOfAnAbsoluteTargetIsNoPathUnlessItStartsLikeOne() throws IOException {
        assertThat(verdictOn(RawRequest.get("http://localhost?/health/live").text()))
                .as("status of a URL whose query looks like a path")
                .isIn(400, 404);
    }

    @Test
    void theAsteriskIsNotAPathOfTheEndpoint() throws IOException {
        assertThat(verdictOn(RawRequest.of("OPTIONS", "*").text()))
                .as("status of OPTIONS *")
                .isBetween(200, contract.failsAtTheAsterisk() ? 599 : 499);
        assertOthersAreAnswered();
    }
}
