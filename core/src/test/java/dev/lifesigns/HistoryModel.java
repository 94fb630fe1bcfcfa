/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the histories of a check must be, recomputed from the list of all its changes and runs each time it is asked. */
final class HistoryModel {
    private static final long HALF_HOUR = Duration.ofMinutes(30).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private record Change(long at, CheckStatus to) {}

    private record Ended(long at, long latency) {}

    private final List<Change> changes = new ArrayList<>();
    private final List<Ended> runs = new ArrayList<>();

    /** It is registered. */
    HistoryModel(long now) {
        changes.add(new Change(now, CheckStatus.UNKNOWN));
    }

    void changed(long at, CheckStatus to) {
        changes.add(new Change(at, to));
    }

    void ran(long at, long latency) {
        runs.add(new Ended(at, latency));
    }

    /** When the last run ended. */
    long lastRun() {
        return runs.get(runs.size() - 1).at();
    }

    private long registered() {
        return changes.get(0).at();
    }

    void verify(CheckSnapshot check, long now) {
        verifyStatuses(check.statusHistory(), now);
        verifyLatencies(check.latencyHistory(), now);
    }

    private void verifyStatuses(StatusHistory history, long now) {
        long oldest = Math.max(registered() / HALF_HOUR, now / HALF_HOUR - 47);
        assertThat(history.size()).isEqualTo((int) (now / HALF_HOUR - oldest + 1));
        for (int i = 0; i < history.size(); i++) {
            long start = (oldest + i) * HALF_HOUR;
            for (CheckStatus status : CheckStatus.values()) {
                assertThat(history.timeIn(i, status))
                        .as("%s in half hour %d of %d", status, i, history.size())
                        .isCloseTo(Duration.ofNanos(timeIn(start, status, now)), Duration.ofNanos(100_000));
            }
        }
    }

    private long timeIn(long start, CheckStatus status, long now) {
        long sum = 0;
        for (int i = 0; i < changes.size(); i++) {
            long end = i + 1 < changes.size() ? changes.get(i + 1).at() : now;
            if (changes.get(i).to() == status) {
                long overlap = Math.min(end, start + HALF_HOUR)
                        - Math.max(changes.get(i).at(), start);
                sum += Math.max(0, overlap);
            }
        }
        return sum;
    }

    private void verifyLatencies(LatencyHistory history, long now) {
        long oldest = Math.max(registered() / MINUTE, now / MINUTE - 59);
        assertThat(history.size()).isEqualTo((int) (now / MINUTE - oldest + 1));
        for (int i = 0; i < history.size(); i++) {
            long minute = oldest + i;
            List<Long> latencies = runs.stream()
                    .filter(run -> run.at() / MINUTE == minute)
                    .map(Ended::latency)
                    .toList();
            assertThat(history.p50(i)).as("p50 of %d", i).isEqualTo(percentile(latencies, 50));
            assertThat(history.p99(i)).as("p99 of %d", i).isEqualTo(percentile(latencies, 99));
        }
    }

    /** The smallest latency that is not exceeded by that many percent. */
    private static @Nullable Duration percentile(List<Long> latencies, int percent) {
        return latencies.stream()
                .filter(candidate -> 100
                                * latencies.stream()
                                        .filter(other -> other <= candidate)
                                        .count()
                        >= (long) percent * latencies.size())
                .min(Long::compare)
                .map(Duration::ofNanos)
                .orElse(null);
    }
}
