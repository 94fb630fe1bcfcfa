/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void theMessageNamesFourCausesAtMost() {
        Throwable thrown = new IllegalStateException("5");
        for (int depth = 4; depth > 0; depth--) {
            thrown = new IllegalStateException(String.valueOf(depth), thrown);
        }
        assertThat(Outcome.finished(CheckResult.down(thrown), 1).message())
                .isEqualTo("IllegalStateException: 1, caused by IllegalStateException: 2"
                        + ", caused by IllegalStateException: 3, caused by IllegalStateException: 4");
    }

    @Test
    void anExceptionWithoutAMessageIsNamed() {
        assertThat(Outcome.finished(CheckResult.down(new IllegalStateException()), 1)
                        .message())
                .isEqualTo("IllegalStateException");
    }

    @Test
    void whatTookTooLongSaysHowLong() {
        assertThat(Outcome.timedOut(2_000_000_000L, 2_001_000_000L).message()).isEqualTo("no result within 2000 ms");
        assertThat(Outcome.stuck(7_500_000_000L).message()).isEqualTo("has not returned for 7500 ms");
        assertThat(Outcome.stuck(7_500_000_000L).latencyNanos()).isEqualTo(7_500_000_000L);
    }

    @Test
    void detailsAreKeptUpToTheirBoundAndInOrder() {
        Map<String, Object> details = new TreeMap<>();
        for (String name : new String[] {"a", "b", "c", "d"}) {
            details.put(name, "x".repeat(4_095));
        }
        assertThat(detailsOf(details)).containsOnlyKeys("a", "b", "c", "d");

        details.put("aa", true);
        assertThat(detailsOf(details)).containsOnlyKeys("a", "aa", "b", "c", "truncated");
    }

    @Test
    void aValueUnderATellingNameIsMasked() {
        assertThat(detailsOf(Map.of("password", "hunter2", "size", 7))).isEqualTo(Map.of("password", "***", "size", 7));
    }

    @Test
    void aLongMessageWithoutBlanksShowsItsStart() {
        String json = "{\"error\":\"blocked\",\"shards\":[" + "{\"state\":\"UNASSIGNED\"},".repeat(400) + "]}";
        assertThat(Outcome.finished(CheckResult.down(json), 1).message())
                .startsWith("{\"error\":\"blocked\"")
                .hasSize(1_000)
                .endsWith("…");
        assertThat(Outcome.finished(CheckResult.down(new IllegalStateException(json)), 1)
                        .message())
                .startsWith("IllegalStateException: {\"error\"")
                .hasSize(1_000);
    }

    private static Map<String, Object> detailsOf(Map<String, Object> details) {
        return Outcome.finished(CheckResult.up().withDetails(details), 1).details();
    }
}
