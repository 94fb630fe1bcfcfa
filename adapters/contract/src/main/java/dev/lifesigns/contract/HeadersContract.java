/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Response header fields. */
abstract class HeadersContract extends ContractPart {
    HeadersContract(HttpAdapterContract contract) {
        super(contract);
    }

    static Stream<RawRequest> everyKindOfAnswer() {
        return Stream.of(
                RawRequest.get("/health/ready"),
                RawRequest.get("/health/ready").with("Accept", "text/plain"),
                RawRequest.get("/health/ready").with("If-None-Match", "*"),
                RawRequest.of("HEAD", "/health/ready"),
                RawRequest.of("POST", "/health/ready"),
                RawRequest.get("/health/detailed"),
                RawRequest.get("/health/nonsense"),
                RawRequest.get("/health/ready?format=nonsense"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void everyHeaderIsSentOnce(RawRequest request) throws IOException {
        List<String> names = ask(request).fields().stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(names)
                .as("header fields: set what the response says, and let the server add none of them again")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void nothingIsStoredAndNothingIsGuessed(RawRequest request) throws IOException {
        RawResponse answer = ask(request);

        assertThat(answer.fields("Cache-Control")).as("Cache-Control").containsExactly("no-store");
        assertThat(answer.fields("X-Content-Type-Options"))
                .as("X-Content-Type-Options")
                .containsExactly("nosniff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json;charset=utf-8",
                "text/plain | text/plain;charset=utf-8",
                "application/health+json | application/health+json;charset=utf-8"
            })
    void theContentTypeIsWhatWasAcceptedAndNamesItsCharset(String accept, String contentType) throws IOException {
        RawResponse answer = ask(RawRequest.get("/health/ready").with("Accept", accept));

        assertThat(answer.fields("Content-Type")).as("Content-Type").containsExactly(contentType);
    }

    /** Neither the name of its path nor its type makes a server treat it as a file. */
    @Test
    void aBadgeIsAnImageThatMayBeKeptAndHasToBeChecked() throws IOException {
        RawResponse answer = get("/health/badge.svg?check=database");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.fields("Content-Type")).as("Content-Type").containsExactly("image/svg+xml;charset=utf-8");
        assertThat(answer.fields("Cache-Control")).as("Cache-Control").containsExactly("no-cache");
        assertThat(answer.body()).startsWith("<svg ").contains("<title>database: up</title>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/nonsense"})
    void theLengthOfTheBodyIsSaidBeforehand(String path) throws IOException {
        RawResponse answer = get(path);

        assertThat(answer.fields("Content-Length"))
                .as("Content-Length of %s, not chunks", path)
                .containsExactly(Integer.toString(answer.body().length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/detailed", "/health/nonsense"})
    void headIsGetWithoutTheBody(String path) throws IOException {
        RawConnection connection = connect();
        RawResponse head = connection.exchange(RawRequest.of("HEAD", path));
        // If a body had been sent, it would be read as the start of this response.
        RawResponse get = connection.exchange(RawRequest.get(path));

        assertThat(head.statusLine()).as("status line of HEAD %s", path).isEqualTo(get.statusLine());
        assertThat(withoutDate(head)).as("header fields of HEAD %s", path).isEqualTo(withoutDate(get));
    }

    private static List<RawResponse.Field> withoutDate(RawResponse answer) {
        return answer.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase("Date"))
                .toList();
    }

    @Test
    void whatIsKnownAlreadyIs304WithoutABody() throws IOException {
        RawConnection connection = connect();
        String tag = tagOf(connection.exchange(RawRequest.get("/health/ready")));

        RawResponse known = connection.exchange(RawRequest.get("/health/ready").with("If-None-Match", tag));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.fields("ETag")).as("ETag of the 304").containsExactly(tag);
        assertThat(known.fields("Content-Length"))
                .as("Content-Length of the 304: it has none, and that of the 200 is not known to be zero")
                .isEqualTo(contract.addsALengthTo304() ? List.of("0") : List.of());
        assertThat(connection.exchange(RawRequest.get("/health/live")).status())
                .as("status of the next request on that connection")
                .isEqualTo(200);
    }

    @Test
    void theEntityTagIsAnotherOneAfterAChange() throws IOException {
        String before = tagOf(get("/health/ready"));
        service.recommendationsAreDown();

        RawResponse after = ask(RawRequest.get("/health/ready").with("If-None-Match", before));
        assertThat(after.status()).isEqualTo(200);
        assertThat(tagOf(after)).isNotEqualTo(before);
    }

    private static String tagOf(RawResponse answer) {
        String tag = requireNonNull(answer.field("ETag"), "ETag: none (expected: one)");
        assertThat(tag).as("ETag").matches("W/\"[^\"]+\"");
        return tag;
    }
}
