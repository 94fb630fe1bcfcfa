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

/** What stands above the body. */
abstract class HeadersContract extends ContractPart {
    HeadersContract(HttpAdapterContract contract) {
        super(contract);
    }

    static Stream<Ask> everyKindOfAnswer() {
        return Stream.of(
                Ask.get("/health/ready"),
                Ask.get("/health/ready").with("Accept", "text/plain"),
                Ask.get("/health/ready").with("If-None-Match", "*"),
                Ask.of("HEAD", "/health/ready"),
                Ask.of("POST", "/health/ready"),
                Ask.get("/health/detailed"),
                Ask.get("/health/nonsense"),
                Ask.get("/health/ready?format=nonsense"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void everyHeaderIsSentOnce(Ask request) throws IOException {
        List<String> names = ask(request).fields().stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(names)
                .as("header fields: set what the response says, and let the server add none of them again")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void nothingIsStoredAndNothingIsGuessed(Ask request) throws IOException {
        Answer answer = ask(request);

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
        Answer answer = ask(Ask.get("/health/ready").with("Accept", accept));

        assertThat(answer.fields("Content-Type")).as("Content-Type").containsExactly(contentType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/nonsense"})
    void theLengthOfTheBodyIsSaidBeforehand(String path) throws IOException {
        Answer answer = get(path);

        assertThat(answer.fields("Content-Length"))
                .as("Content-Length of %s, not chunks", path)
                .containsExactly(Integer.toString(answer.body().length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/detailed", "/health/nonsense"})
    void headIsGetWithoutTheBody(String path) throws IOException {
        Connection connection = connect();
        Answer head = connection.exchange(Ask.of("HEAD", path));
        // If a body had been sent, it would be read as the beginning of this answer.
        Answer get = connection.exchange(Ask.get(path));

        assertThat(head.statusLine()).as("status line of HEAD %s", path).isEqualTo(get.statusLine());
        assertThat(withoutDate(head)).as("header fields of HEAD %s", path).isEqualTo(withoutDate(get));
    }

    private static List<Answer.Field> withoutDate(Answer answer) {
        return answer.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase("Date"))
                .toList();
    }

    @Test
    void whatIsKnownAlreadyIs304WithoutABody() throws IOException {
        Connection connection = connect();
        String tag = tagOf(connection.exchange(Ask.get("/health/ready")));

        Answer known = connection.exchange(Ask.get("/health/ready").with("If-None-Match", tag));
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.fields("ETag")).as("ETag of the 304").containsExactly(tag);
        assertThat(known.fields("Content-Length"))
                .as("Content-Length of the 304: it has none, and that of the 200 is not known to be zero")
                .isEmpty();
        assertThat(connection.exchange(Ask.get("/health/live")).status())
                .as("status of the next request on that connection")
                .isEqualTo(200);
    }

    @Test
    void theEntityTagIsAnotherOneAfterAChange() throws IOException {
        String before = tagOf(get("/health/ready"));
        service.recommendationsAreDown();

        Answer after = ask(Ask.get("/health/ready").with("If-None-Match", before));
        assertThat(after.status()).isEqualTo(200);
        assertThat(tagOf(after)).isNotEqualTo(before);
    }

    private static String tagOf(Answer answer) {
        String tag = requireNonNull(answer.field("ETag"), "ETag: none (expected: one)");
        assertThat(tag).as("ETag").matches("W/\"[^\"]+\"");
        return tag;
    }
}
