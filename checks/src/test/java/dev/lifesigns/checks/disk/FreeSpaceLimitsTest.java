/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeSpaceLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "1000, UP,",
        "200, UP,",
        "199, DEGRADED, THRESHOLD",
        "100, DEGRADED, THRESHOLD",
        "99, DOWN, THRESHOLD",
        "0, DOWN, THRESHOLD"
    })
    void exactlyAtALimitIsFine(long free, CheckStatus status, ErrorKind error) {
        CheckResult result = new FreeSpaceLimits(100, 0, 200, 0).judge(free, 1000);

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.error()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"140, UP", "139, DEGRADED", "70, DEGRADED", "69, DOWN"})
    void sharesAreOfTheWholeFileSystem(long free, CheckStatus status) {
        assertThat(new FreeSpaceLimits(0, 0.07, 0, 0.14).judge(free, 1000).status())
                .isEqualTo(status);
    }

    @Test
    void ofASizeAndAShareTheOneThatAsksForMoreCounts() {
        assertThat(new FreeSpaceLimits(100, 0.2, 0, 0).judge(199, 1000).status())
                .isEqualTo(CheckStatus.DOWN);
        assertThat(new FreeSpaceLimits(300, 0.2, 0, 0).judge(299, 1000).status())
                .isEqualTo(CheckStatus.DOWN);
    }

    @Test
    void theMessageNamesValueAndLimitAndTheDetailsTheNumbers() {
        CheckResult result = new FreeSpaceLimits(100, 0, 0, 0).judge(50, 400);

        assertThat(result.message()).isEqualTo("free space: 50 bytes (expected: at least 100)");
        assertThat(result.details())
                .containsEntry("free_bytes", 50L)
                .containsEntry("total_bytes", 400L)
                .containsEntry("free_percent", 12.5);
    }
}
