/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0B",
        "1024, 1024, 1KiB",
        "1B, 1, 1B",
        "1KB, 1000, 1KB",
        "1MB, 1000000, 1MB",
        "1GB, 1000000000, 1GB",
        "1TB, 1000000000000, 1TB",
        "1KiB, 1024, 1KiB",
        "1MiB, 1048576, 1MiB",
        "1GiB, 1073741824, 1GiB",
        "8388607TiB, 9223370937343148032, 8388607TiB"
    })
    void sizesAreReadAndPrinted(String written, long bytes, String printed) {
        assertThat(SizeText.parse(written)).isEqualTo(bytes);
        assertThat(SizeText.print(bytes)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5GB", "1 GB", "1gb", "1PB", "1kB", "GB", "8388608TiB", "9999999999999999999"})
    void sizesOfAnotherFormAreRefused(String written) {
        assertThat(SizeText.parse(written)).isNull();
    }
}
