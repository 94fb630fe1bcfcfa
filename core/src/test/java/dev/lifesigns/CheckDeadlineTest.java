/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDeadlineTest {
    @ParameterizedTest
    @CsvSource({
        "-5, 1",
        "0, 1",
        "1, 1",
        "1000000, 1",
        "1000001, 2",
        "1999999, 2",
        "2147483647000000, 2147483647",
        "2147483647000001, 2147483647"
    })
    void millisecondsAreRoundedUpAndNeverZero(long nanosLeft, int millis) {
        assertThat(new CheckDeadline(() -> 7, 7 + nanosLeft).remainingMillis()).isEqualTo(millis);
    }

    @Test
    void itHasPassedWhenNothingIsLeft() {
        long[] now = {0};
        CheckDeadline deadline = new CheckDeadline(() -> now[0], 10);
        now[0] = 9;
        assertThat(deadline.expired()).isFalse();
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1));
        now[0] = 10;
        assertThat(deadline.expired()).isTrue();
        now[0] = 11;
        assertThat(deadline.expired()).isTrue();
        assertThat(deadline.remaining()).isZero();
    }
}
