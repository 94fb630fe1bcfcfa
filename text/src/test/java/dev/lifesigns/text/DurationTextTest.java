/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0s, 0, 0s",
        "500ms, 500, 500ms",
        "2s, 2000, 2s",
        "60s, 60000, 1m",
        "90s, 90000, 90s",
        "1h, 3600000, 1h",
        "1d, 86400000, 1d",
        "36h, 129600000, 36h",
        "365d, 31536000000, 365d"
    })
    void durationsAreReadAndPrinted(String written, long millis, String printed) {
        assertThat(DurationText.parse(written)).hasMillis(millis);
        assertThat(DurationText.print(DurationText.parse(written))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "500", "1w", "1 s", "1.5s", "-1s", "366d", "s", "1S", "1h30m", "99999999999999999999s"})
    void othersAreRefused(String written) {
        assertThat(DurationText.parse(written)).isNull();
    }
}
