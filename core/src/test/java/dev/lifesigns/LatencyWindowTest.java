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
            window.record(millis * 1_000_000L, 0);
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
        window.record(Duration.ofDays(30).toNanos(), 0);
        assertThat(window.statistics().max()).isBetween(Duration.ofMinutes(35), Duration.ofMinutes(36));
    }

    private long minute(int minute) {
        return window.minutes().of(minute);
    }

    private static long percentiles(int p50Millis, int p99Millis) {
        return LatencyMinutes.packed(p50Millis * 1_000, p99Millis * 1_000);
    }

    @Test
    void theCurrentMinuteIsThereBeforeItIsOver() {
        record(1, 3);
        assertThat(minute(0)).isEqualTo(percentiles(2, 3));
        assertThat(minute(1)).isEqualTo(LatencyMinutes.NONE);
    }

    @Test
    void aMinuteWithoutRunsHasNoPercentiles() {
        window.record(4_000_000, 7);
        window.record(5_000_000, 9);
        assertThat(minute(6)).isEqualTo(LatencyMinutes.NONE);
        assertThat(minute(7)).isEqualTo(percentiles(4, 4));
        assertThat(minute(8)).isEqualTo(LatencyMinutes.NONE);
        assertThat(minute(9)).isEqualTo(percentiles(5, 5));
    }

    @Test
    void anHourLaterAMinuteIsForgotten() {
        for (int minute = 0; minute < 60; minute++) {
            window.record((minute + 1) * 1_000_000L, minute);
        }
        assertThat(minute(0)).isEqualTo(percentiles(1, 1));
        window.record(9_000_000, 60);
        assertThat(minute(0)).isEqualTo(LatencyMinutes.NONE);
        assertThat(minute(1)).isEqualTo(percentiles(2, 2));
        window.record(9_000_000, 1_000);
        for (int minute = 1; minute < 1_000; minute++) {
            assertThat(minute(minute)).isEqualTo(LatencyMinutes.NONE);
        }
    }

    @Test
    void ofManyRunsInAMinuteTheLatest128Count() {
        record(1, 1_000);
        assertThat(minute(0)).isEqualTo(percentiles(1_000 - 64, 999));
        window.record(1_000_000, 1);
        assertThat(minute(0)).isEqualTo(percentiles(1_000 - 64, 999));
    }
}
