/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.http.CidrSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How durations, sizes and networks are written. */
class FormsTest {
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
        assertThat(Durations.parse(written)).hasMillis(millis);
        assertThat(Durations.print(Durations.parse(written))).isEqualTo(printed);
    }

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
        assertThat(Sizes.parse(written)).isEqualTo(bytes);
        assertThat(Sizes.print(bytes)).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5GB", "1 GB", "1gb", "1PB", "1kB", "GB", "8388608TiB", "9999999999999999999"})
    void sizesOfAnotherFormAreRefused(String written) {
        assertThat(Sizes.parse(written)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/8", "0.0.0.0/0", "10.1.2.3", "10.1.2.3/32", "::1", "::/0", "fd00::/8", "2001:db8::/33"
            })
    void networksAndAddressesAreTaken(String network) {
        assertThat(CidrSet.wellFormed(network)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10/8",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "010.0.0.0/8",
                "256.0.0.0",
                "10.0.0.*",
                "fd00::1/8",
                "::g",
                "1:2",
                ":",
                "fe80::1%eth0",
                "localhost",
                "example.org/8"
            })
    void networksOfAnotherFormAreRefused(String network) {
        assertThat(CidrSet.wellFormed(network)).isFalse();
    }
}
