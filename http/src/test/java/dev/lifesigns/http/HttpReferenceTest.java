/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks what {@code docs/http.md} and the pages beside it ask, and gets what they show. */
class HttpReferenceTest {
    private static final List<String> PAGES =
            List.of("http.md", "http-formats.md", "http-detailed-view.md", "http-access.md");
    private static final Pattern EXCHANGE =
            Pattern.compile("(?:<!-- ([a-z-]+) -->\n)?```http\n(.+?)\n```", Pattern.DOTALL);

    /** Prints numbers as they are written. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** One fenced block: a request, a status code with headers, and perhaps a body, with empty lines between them. */
    record Exchange(
            String state,
            List<String> request,
            List<String> answer,
            @Nullable String body) {
        static Exchange of(@Nullable String state, String block) {
            String[] parts = block.split("\n\n", 3);
            return new Exchange(
                    state == null ? "running" : state,
                    parts[0].lines().toList(),
                    parts[1].lines().toList(),
                    parts.length < 3 ? null : parts[2]);
        }

        @Override
        public String toString() {
            return state + " " + request;
        }
    }

    static List<Exchange> exchanges() throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        for (String page : PAGES) {
            Matcher matcher = EXCHANGE.matcher(Files.readString(Path.of("..", "docs", page)));
            while (matcher.find()) {
                exchanges.add(Exchange.of(matcher.group(1), matcher.group(2)));
            }
        }
        assertThat(exchanges).hasSizeGreaterThan(15);
        return exchanges;
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void isAnsweredAsTheReferenceSays(Exchange exchange) {
        try (Orders orders = Orders.in(exchange.state)) {
            HealthResponse answer = orders.ask(request(exchange.request));

            assertThat(answer.status()).isEqualTo(Integer.parseInt(exchange.answer.get(0)));
            for (String header : exchange.answer.subList(1, exchange.answer.size())) {
                String[] parts = header.split(": ", 2);
                assertThat(answer.header(parts[0])).as(parts[0]).isEqualTo(parts[1]);
            }
            assertSameBody(answer, exchange.body == null ? "" : exchange.body);
        }
    }

    /** The members of an object must be in the same order; only the layout may differ. */
    private static void assertSameBody(HealthResponse answer, String body) {
        if (body.startsWith("{")) {
            assertThat(answer.bodyText()).isEqualTo(MAPPER.readTree(body).toString());
        } else {
            assertThat(answer.bodyText().strip()).isEqualTo(body);
        }
    }

    static TestRequest request(List<String> lines) {
        String[] line = lines.get(0).split(" ");
        TestRequest request = TestRequest.of(line[0], line[1]).from("192.0.2.1");
        for (String header : lines.subList(1, lines.size())) {
            String[] parts = header.split(": ", 2);
            request = request.with(parts[0], parts[1]);
        }
        return request;
    }
}
