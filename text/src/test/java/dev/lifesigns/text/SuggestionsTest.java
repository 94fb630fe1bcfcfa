/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> FIELDS = List.of(
            "failureThreshold",
            "initialDelaySeconds",
            "periodSeconds",
            "successThreshold",
            "terminationGracePeriodSeconds",
            "timeoutSeconds");
    private static final List<String> PROBES = List.of("liveness", "readiness", "startup");

    @ParameterizedTest
    @CsvSource({
        "timeout, timeoutSeconds",
        "timeoutSecond, timeoutSeconds",
        "period, periodSeconds",
        "periodSecs, periodSeconds",
        "initialDelay, initialDelaySeconds",
        "initial_delay_seconds, initialDelaySeconds",
        "failures, failureThreshold",
        "FAILURETHRESHOLD, failureThreshold",
        "gracePeriod,",
        "color,"
    })
    void nearestIsTheMostSimilar(String wrong, String nearest) {
        assertThat(Suggestions.nearest(wrong, FIELDS).orElse(null)).isEqualTo(nearest);
    }

    @ParameterizedTest
    @CsvSource({
        "readines, readiness",
        "rediness, readiness",
        "startups, startup",
        "livness, liveness",
        "ready,",
        "batch,"
    })
    void typoIsAFewChangesOnly(String written, String meant) {
        assertThat(Suggestions.typoOf(written, PROBES).orElse(null)).isEqualTo(meant);
    }

    @Test
    void sentenceNamesTheNearestOrAll() {
        assertThat(Suggestions.sentence("timout", FIELDS)).isEqualTo("; did you mean 'timeoutSeconds'?");
        assertThat(Suggestions.sentence("color", FIELDS)).isEmpty();
        assertThat(Suggestions.sentenceOrAll("color", PROBES))
                .isEqualTo(" (expected: one of liveness, readiness, startup)");
    }

    @Test
    void ofEquallyNearOnesTheFirstByNameIsChosen() {
        assertThat(Suggestions.nearest("porta", List.of("portc", "portb"))).hasValue("portb");
    }

    @Test
    void aVeryLongNameIsComparedWithNothing() {
        assertThat(Suggestions.nearest("a".repeat(1_000_000), FIELDS)).isEmpty();
        assertThat(Suggestions.typoOf("a".repeat(1_000_000), FIELDS)).isEmpty();
    }
}
