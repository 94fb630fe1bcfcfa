/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every path in every dialect, byte by byte, as written down in {@code golden-bodies.txt}. */
class GoldenBodiesTest {
    private static final List<String> STATES = List.of("running", "starting", "draining", "stale", "status-level");
    private static final List<String> PATHS = List.of(
            "/health",
            "/health/live",
            "/health/ready",
            "/health/startup",
            "/health/probes/liveness",
            "/health/checks/database",
            "/health/checks/recommendations",
            "/health/detailed");

    /** One section of the file: what is asked in which state, and what was answered. */
    record Golden(String state, String target, String answer) {
        @Override
        public String toString() {
            return state + " " + target;
        }
    }

    static List<Golden> goldens() throws IOException {
        try (InputStream file = GoldenBodiesTest.class.getResourceAsStream("golden-bodies.txt")) {
            String text = new String(file.readAllBytes(), UTF_8);
            return Arrays.stream(text.split("(?m)^== "))
                    .skip(1)
                    .map(section -> section.split("\n", 2))
                    .map(section -> {
                        String[] title = section[0].split(" ");
                        return new Golden(title[0], title[1], section[1].strip());
                    })
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void answersAreAsWrittenDown(Golden golden) {
        try (Orders orders = Orders.in(golden.state)) {
            assertThat(answer(orders, golden.target)).isEqualTo(golden.answer);
        }
    }

    @Test
    void everyPathIsWrittenDownInEveryDialect() throws IOException {
        List<String> expected = new ArrayList<>();
        for (String state : STATES) {
            for (String target : targets()) {
                expected.add(state + " " + target);
            }
        }
        assertThat(goldens()).map(Golden::toString).containsExactlyElementsOf(expected);
    }

    static Stream<String> publicTargets() {
        return targets().stream().filter(target -> !target.contains("detailed"));
    }

    @ParameterizedTest
    @MethodSource("publicTargets")
    void publicAnswersShowNoMessageDetailOrService(String target) {
        try (Orders orders = Orders.running()) {
            assertThat(orders.getDetailed(target).bodyText())
                    .doesNotContain("internal", "8443", "no answer", "17.6", "pool", "orders", "1.4.2", "message")
                    .doesNotContain("critical", "dependency", "2026");
        }
    }

    private static List<String> targets() {
        List<String> targets = new ArrayList<>();
        for (String path : PATHS) {
            for (Dialect dialect : Dialects.FORMATS) {
                targets.add(path + "?format=" + dialect.name());
            }
        }
        return targets;
    }

    private static String answer(Orders orders, String target) {
        HealthResponse response = orders.getDetailed(target);
        return response.status() + "\n" + response.bodyText().strip();
    }
}
