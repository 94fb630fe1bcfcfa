/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedStatusTest {
    @Test
    void codesClassesAndRangesIncludeTheirEnds() {
        ExpectedStatus expected = ExpectedStatus.parse(List.of("200", " 3xx", "404-410"));

        assertThat(List.of(200, 300, 399, 404, 410)).allMatch(expected::contains);
        assertThat(List.of(199, 201, 299, 400, 403, 411)).noneMatch(expected::contains);
        assertThat(expected).hasToString("200, 300-399, 404-410");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "20", "2000", "600", "099", "2x", "6xx", "300-200", "200-", "-200", "200 204"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpectedStatus.parse(List.of(text)))
                .withMessage("expect: " + text + " (expected: a code, class or range such as 200, 2xx or 200-204)");
    }

    @Test
    void nothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExpectedStatus.parse(List.of()));
    }
}
