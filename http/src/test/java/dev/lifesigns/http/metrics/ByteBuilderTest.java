/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteBuilderTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "10, 10",
        "99, 99",
        "1234567890123, 1234567890123",
        "9223372036854775807, 9223372036854775807"
    })
    void integers(long value, String text) {
        ByteBuilder out = new ByteBuilder(1);
        out.integer(value);
        assertThat(out).hasToString(text);
    }

    /** Floats in their canonical form: OpenMetrics, "Considerations: Canonical Numbers". */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.0",
        "1, 0, 1.0",
        "10, 0, 10.0",
        "0, 1000000, 0.001",
        "0, 2500000, 0.0025",
        "2, 500000000, 2.5",
        "0, 1, 0.000000001",
        "1767225600, 123456789, 1767225600.123456789"
    })
    void secondsAreExact(long seconds, int nanos, String text) {
        ByteBuilder out = new ByteBuilder(1);
        out.seconds(seconds, nanos);
        assertThat(out).hasToString(text);
    }
}
