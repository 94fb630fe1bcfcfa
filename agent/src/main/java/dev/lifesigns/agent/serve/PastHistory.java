/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.LatencyHistory;
import dev.lifesigns.StatusHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The histories of one check as they were before a restart.
 *
 * @param statuses how long it had each status
 * @param latencies how long its runs took
 */
record PastHistory(StatusHistory statuses, LatencyHistory latencies) {
    /**
     * Half hours.
     *
     * @param micros by half hour and severity
     */
    record Statuses(Instant start, List<int[]> micros) implements StatusHistory {
        @Override
        public Duration interval() {
            return Duration.ofMinutes(30);
        }

        @Override
        public int size() {
            return micros.size();
        }

        @Override
        public Duration timeIn(int index, CheckStatus status) {
            return Duration.of(micros.get(index)[status.severity()], MICROS);
        }
    }

    /**
     * Minutes.
     *
     * @param micros by minute: the median and the 99th percentile, or {@link #NONE} twice
     */
    record Latencies(Instant start, List<int[]> micros) implements LatencyHistory {
        static final int NONE = -1;

        @Override
        public Duration interval() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int size() {
            return micros.size();
        }

        @Override
        public @Nullable Duration p50(int index) {
            return duration(micros.get(index)[0]);
        }

        @Override
        public @Nullable Duration p99(int index) {
            return duration(micros.get(index)[1]);
        }

        private static @Nullable Duration duration(int micros) {
            return micros == NONE ? null : Duration.of(micros, MICROS);
        }
    }
}
