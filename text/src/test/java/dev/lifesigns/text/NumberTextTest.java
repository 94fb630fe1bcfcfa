/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0.125, 0.13", "1.25, 1.3", "12, 12", "123.4, 123", "'12345', '12,345'"})
    void aNumberHasAUsefulNumberOfDigits(double number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'', 3", "s, 3 s", "/s, 3/s", "%, 3%"})
    void aUnitFollowsTheNumber(String unit, String text) {
        assertThat(NumberText.of(OptionalDouble.of(3), unit)).isEqualTo(text);
    }

    @Test
    void whatNeverHappenedHasNoNumber() {
        assertThat(NumberText.of(OptionalDouble.empty(), "s")).isEqualTo("never");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT0.25S, 250ms", "PT90S, 1m30s", "PT1H, 1h", "PT1H1S, 1h1s", "PT10M, 10m"})
    void aTimeIsInHoursMinutesAndSeconds(Duration time, String text) {
        assertThat(NumberText.of(time)).isEqualTo(text);
    }
}
