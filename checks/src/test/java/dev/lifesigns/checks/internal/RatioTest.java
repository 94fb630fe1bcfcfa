/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void sharesAreExactInDecimals() {
        assertThat(0.07 * 100).isNotEqualTo(7);
        assertThat(Ratio.of(100, 0.07)).isEqualTo(7);
        assertThat(Ratio.of(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Ratio.of(10, 0.99)).isEqualTo(9);
    }

    @Test
    void aPercentageHasOneDecimal() {
        assertThat(Ratio.percent(1, 3)).isEqualTo(33.3);
        assertThat(Ratio.percent(5_000_000_000_000_000_000L, 5_000_000_000_000_000_000L))
                .isEqualTo(100.0);
    }

    @Test
    void onlySharesAreAccepted() {
        assertThat(Ratio.require("x", 1)).isEqualTo(1);
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Ratio.require("x", wrong))
                    .withMessage("x: " + wrong + " (expected: 0 to 1)");
        }
    }
}
