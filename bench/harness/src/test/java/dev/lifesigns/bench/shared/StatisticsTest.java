/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Statistics.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    }

    @Test
    void aPercentileIsOneOfTheValues() {
        List<Double> values = List.of(10.0, 20.0, 30.0, 40.0);

        assertThat(Statistics.percentile(0.5, values)).isEqualTo(20.0);
        assertThat(Statistics.percentile(0.99, values)).isEqualTo(40.0);
        assertThat(Statistics.percentile(0.5, List.of())).isZero();
    }

    @Test
    void theRiseIsThatOfTheLineAndNotOfItsEnds() {
        assertThat(Statistics.rise(List.of(1.0, 2.0, 3.0, 4.0))).isCloseTo(3.0, within(1e-9));
        assertThat(Statistics.rise(List.of(5.0, 5.0, 5.0))).isZero();
        assertThat(Statistics.rise(List.of(0.0, 1.0, 0.0, 1.0, 0.0))).isCloseTo(0.0, within(1e-9));
    }

    @Test
    void aRatioIsThatOfOneRound() {
        assertThat(Statistics.ratios(List.of(2.0, 30.0), List.of(1.0, 10.0))).containsExactly(2.0, 3.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Statistics.ratios(List.of(2.0), List.of(1.0, 10.0)))
                .withMessage("rounds: 1 and 2 (expected: the same number)");
    }
}
