/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyWindowTest {
    private final LatencyWindow window = new LatencyWindow();

    private void record(int fromMillis, int toMillis) {
        for (int millis = fromMillis; millis <= toMillis; millis++) {
            window.record(millis * 1_000_000L);
        }
    }

    @Test
    void withoutRunsAllIsZero() {
        assertThat(window.statistics())
                .isEqualTo(new LatencyWindow.Percentiles(0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void oneRunIsAllThereIs() {
        record(7, 7);
        Duration seven = Duration.ofMillis(7);
        assertThat(window.statistics()).isEqualTo(new LatencyWindow.Percentiles(1, seven, seven, seven));
    }

    @Test
    void percentilesAreNearestRank() {
        record(1, 100);
        assertThat(window.statistics())
                .isEqualTo(new LatencyWindow.Percentiles(
                        100, Duration.ofMillis(50), Duration.ofMillis(99), Duration.ofMillis(100)));
    }

    @Test
    void onlyTheLatest128Count() {
        record(1, 10_000);
        LatencyStatistics statistics = window.statistics();
        assertThat(statistics.samples()).isEqualTo(128);
        assertThat(statistics.max()).isEqualTo(Duration.ofSeconds(10));
        assertThat(statistics.p50()).isEqualTo(Duration.ofMillis(10_000 - 64));
    }

    @Test
    void noneOfTheLatest128IsSkipped() {
        record(1, 100);
        for (int next = 101; next <= 1_000; next++) {
            record(next, next);
            assertThat(window.statistics().p50())
                    .isEqualTo(Duration.ofMillis(next <= 128 ? (next + 1) / 2 : next - 64));
        }
    }

    @Test
    void aLatencyOfDaysIsCutAndNeverNegative() {
        window.record(Duration.ofDays(30).toNanos());
        assertThat(window.statistics().max()).isBetween(Duration.ofMinutes(35), Duration.ofMinutes(36));
    }
}
