/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.RunStatistics;
import dev.lifesigns.http.metrics.Exposition.Suffix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Writes the metrics of all checks of a snapshot: one family after the other, since a format does not allow to mix them. */
final class CheckCollector {
    private static final Map<CheckStatus, Labels> STATUSES = perStatus(MetricFamily.CHECK_STATUS);
    private static final Map<CheckStatus, Labels> TRANSITIONS = perStatus(MetricFamily.CHECK_TRANSITIONS);

    private static final List<Run> RUNS = List.of(
            new Run("up", RunStatistics::up),
            new Run("degraded", RunStatistics::degraded),
            new Run("down", RunStatistics::down),
            new Run("timeout", RunStatistics::timeouts));

    private final Exposition out;
    private final List<Check> checks = new ArrayList<>();

    /* What has passed since the snapshot was taken, by the clock of the reader. */
    private final Duration since;

    /** A check, and its label. */
    private record Check(CheckSnapshot seen, RunStatistics statistics, Labels name) {}

    /** An outcome of runs, and where it is counted. */
    private record Run(Labels outcome, ToLongFunction<RunStatistics> count) {
        Run(String outcome, ToLongFunction<RunStatistics> count) {
            this(Labels.of(MetricFamily.CHECK_RUNS.labels().get(1), outcome), count);
        }
    }

    CheckCollector(Exposition out, HealthSnapshot snapshot) {
        this.out = out;
        this.since = snapshot.sinceTaken();
        for (CheckSnapshot check : snapshot.checks()) {
            checks.add(new Check(check, check.statistics(), Labels.of("check", check.name())));
        }
    }

    void write() {
        writeStatuses();
        writeDurations();
        writeRuns();
        writeTransitions();
        writeLastSuccesses();
        writeStuck();
        writeAges();
    }

    private void writeStatuses() {
        out.family(MetricFamily.CHECK_STATUS);
        for (Check check : checks) {
            CheckStatus now = check.seen.status();
            STATUSES.forEach((status, label) -> out.flag(check.name, label, status == now));
        }
    }

    private void writeDurations() {
        out.family(MetricFamily.CHECK_DURATION);
        List<Labels> bounds =
                checks.isEmpty() ? List.of() : bounds(checks.get(0).statistics.latencyBounds());
        for (Check check : checks) {
            List<Long> counts = check.statistics.latencyCounts();
            for (int i = 0; i < bounds.size(); i++) {
                out.integer(Suffix.BUCKET, check.name, bounds.get(i), counts.get(i));
            }
            out.seconds(Suffix.SUM, check.name, check.statistics.latencySum());
            out.integer(Suffix.COUNT, check.name, null, counts.get(counts.size() - 1));
        }
    }

    /** The labels of the buckets; the last one has no bound. */
    private static List<Labels> bounds(List<Duration> durations) {
        List<Labels> bounds = new ArrayList<>();
        for (Duration bound : durations) {
            bounds.add(Labels.of("le", seconds(bound)));
        }
        bounds.add(Labels.of("le", "+Inf"));
        return bounds;
    }

    /** As OpenMetrics wants a bound in its label, such as {@code 0.0025} or {@code 1.0}: tools compare it as text. */
    private static String seconds(Duration bound) {
        ByteBuilder text = new ByteBuilder(Long.BYTES);
        text.seconds(bound.getSeconds(), bound.getNano());
        return text.toString();
    }

    private void writeRuns() {
        out.family(MetricFamily.CHECK_RUNS);
        for (Check check : checks) {
            for (Run run : RUNS) {
                out.count(check.name, run.outcome, run.count.applyAsLong(check.statistics));
            }
        }
    }

    private void writeTransitions() {
        out.family(MetricFamily.CHECK_TRANSITIONS);
        for (Check check : checks) {
            TRANSITIONS.forEach((to, label) -> out.count(check.name, label, check.statistics.transitionsTo(to)));
        }
    }

    private void writeLastSuccesses() {
        out.family(MetricFamily.CHECK_LAST_SUCCESS);
        for (Check check : checks) {
            @Nullable Instant success = check.statistics.lastSuccess();
            if (success != null) {
                out.timestamp(check.name, success);
            }
        }
    }

    private void writeStuck() {
        out.family(MetricFamily.CHECK_STUCK);
        for (Check check : checks) {
            out.flag(check.name, null, check.seen.stuckFor() != null);
        }
    }

    private void writeAges() {
        out.family(MetricFamily.CHECK_AGE);
        for (Check check : checks) {
            if (check.seen.checkedAt() != null) {
                out.seconds(Suffix.NONE, check.name, check.seen.age().plus(since));
            }
        }
    }

    private static Map<CheckStatus, Labels> perStatus(MetricFamily family) {
        return Labels.each(family.labels().get(1), List.of(CheckStatus.values()), CheckStatus::wireName);
    }
}
