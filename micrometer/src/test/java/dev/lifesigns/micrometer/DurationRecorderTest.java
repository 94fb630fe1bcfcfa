/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.RunStatistics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timer has the counts, the buckets and the sum of the engine. */
class DurationRecorderTest {
    private static final List<Duration> BOUNDS =
            Stream.of(1, 10, 100, 1000).map(Duration::ofMillis).toList();

    private final Timer timer = Timer.builder("runs")
            .serviceLevelObjectives(BOUNDS.toArray(Duration[]::new))
            .register(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private final DurationRecorder recorder = new DurationRecorder(timer, BOUNDS);
    private final List<Long> runs = new ArrayList<>();

    /** Runs that the engine has counted. */
    private record Counted(List<Long> runs, Duration latencySum) implements RunStatistics {
        static Counted of(List<Long> runs) {
            return new Counted(runs, Duration.ofNanos(sum(runs)));
        }

        @Override
        public List<Long> latencyCounts() {
            return IntStream.rangeClosed(0, BOUNDS.size())
                    .mapToObj(bucket -> runs.stream()
                            .filter(nanos -> bucket == BOUNDS.size()
                                    || nanos <= BOUNDS.get(bucket).toNanos())
                            .count())
                    .toList();
        }

        @Override
        public List<Duration> latencyBounds() {
            return BOUNDS;
        }

        @Override
        public long up() {
            return runs.size();
        }

        @Override
        public long degraded() {
            return 0;
        }

        @Override
        public long down() {
            return 0;
        }

        @Override
        public long timeouts() {
            return 0;
        }

        @Override
        public long stuckPeriods() {
            return 0;
        }

        @Override
        public long lateResults() {
            return 0;
        }

        @Override
        public @Nullable Instant lastSuccess() {
            return null;
        }

        @Override
        public long transitionsTo(CheckStatus status) {
            return 0;
        }
    }

    private static long sum(List<Long> runs) {
        return runs.stream().mapToLong(Long::longValue).sum();
    }

    private void add(long... nanos) {
        for (long run : nanos) {
            runs.add(run);
        }
        recorder.record(Counted.of(runs));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 1_000_000, 1_000_001, 10_000_000, 123_456_789, 1_000_000_000, 1_000_000_001, 7_654_321_987L})
    void aSingleRunIsRecordedAsItWas(long nanos) {
        add(nanos);

        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isEqualTo((double) nanos);
        assertThat(timer.max(TimeUnit.NANOSECONDS)).isEqualTo((double) nanos);
        assertSameBuckets();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomRunsKeepTheirBucketsAndTheirSum(long seed) {
        Random random = new Random(seed);
        for (int look = 0; look < 50; look++) {
            add(random.ints(random.nextInt(20), 0, 14)
                    .mapToLong(magnitude -> (long) (random.nextDouble() * Math.pow(10, magnitude)))
                    .map(nanos -> Math.min(nanos, 20_000_000_000L))
                    .toArray());
            assertThat(timer.count()).isEqualTo(runs.size());
            assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isCloseTo((double) sum(runs), within(20.0));
            assertSameBuckets();
        }
    }

    /** As the engine counts first and sums then, a reader may see the one without the other. */
    @Test
    void aSumThatLagsBehindIsMadeUpFor() {
        recorder.record(new Counted(List.of(50_000_000L), Duration.ZERO));
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(10_000_001.0);
        runs.add(50_000_000L);
        add(30_000_000L);

        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(80_000_000.0);
        assertSameBuckets();
    }

    private void assertSameBuckets() {
        List<Long> expected = Counted.of(runs).latencyCounts().subList(0, BOUNDS.size());
        assertThat(Stream.of(timer.takeSnapshot().histogramCounts())
                        .map(CountAtBucket::count)
                        .map(Double::longValue)
                        .limit(BOUNDS.size()))
                .isEqualTo(expected);
    }
}
