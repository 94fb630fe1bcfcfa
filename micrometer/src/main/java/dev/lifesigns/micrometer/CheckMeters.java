/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micrometer;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.RunStatistics;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one registration of a check. The status and what belongs to it are judged when they are read; counters
 * and durations are taken over together, so that they agree.
 */
final class CheckMeters {
    private final HealthChecker health;
    private final @Nullable CheckHandle registration;
    private final String name;
    private final MeterGroup meters;
    private final DurationRecorder durations;

    /* One writer, many readers: the last statistics that are in the timer too. */
    private volatile @Nullable RunStatistics counted;

    private boolean hasAge;
    private boolean hasSuccess;

    /**
     * @param registration {@code null} if the checker is closed
     */
    CheckMeters(HealthChecker health, @Nullable CheckHandle registration, CheckSnapshot seen, MeterGroup meters) {
        this.health = health;
        this.registration = registration;
        this.name = seen.name();
        this.meters = meters;
        this.durations = new DurationRecorder(
                meters.timer(
                        "health.check.duration",
                        "How long the runs of the check took; a run that timed out counts with its timeout.",
                        seen.statistics().latencyBounds()),
                seen.statistics().latencyBounds());
        registerState();
        registerCounts();
    }

    /** Whether they are of that registration; a checker that is closed has no handles, and keeps its checks. */
    boolean areOf(@Nullable CheckHandle handle) {
        return handle == null || handle.equals(registration);
    }

    /** Brings the meters up to date. */
    void follow(CheckSnapshot seen) {
        registerTimes(seen);
        count(seen.statistics());
    }

    /** What does not exist yet has no meter: no sample for somebody to average, nor to alert on. */
    private void registerTimes(CheckSnapshot seen) {
        if (!hasAge && seen.checkedAt() != null) {
            hasAge = true;
            meters.millis("health.check.age", "How old the last outcome of the check is.", this::ageMillis);
        }
        if (!hasSuccess && seen.statistics().lastSuccess() != null) {
            hasSuccess = true;
            meters.millis(
                    "health.check.last.success.timestamp",
                    "When a run of the check was last up or degraded.",
                    now(CheckMeters::lastSuccess));
        }
    }

    /**
     * Takes over what the engine has counted. Its numbers are consistent one by one; those that do not add up, or are
     * fewer than before because the name was reused, are left for the next look.
     */
    private void count(RunStatistics seen) {
        long runs = runs(seen);
        RunStatistics before = counted;
        if (runs == durations.total(seen) && (before == null || runs >= runs(before))) {
            durations.record(seen);
            counted = seen;
        }
    }

    private static long runs(RunStatistics seen) {
        return seen.up() + seen.degraded() + seen.down() + seen.timeouts();
    }

    void remove() {
        meters.remove();
    }

    private void registerState() {
        for (CheckStatus status : CheckStatus.values()) {
            meters.gauge(
                    "health.check.status",
                    "1 for the status that the check has, 0 for every other one.",
                    Tags.of("status", status.wireName()),
                    now(seen -> seen.status() == status ? 1 : 0));
        }
        meters.gauge(
                "health.check.stuck",
                "1 if a run of the check is past its deadline and has not returned, else 0.",
                Tags.empty(),
                now(seen -> seen.stuckFor() == null ? 0 : 1));
    }

    private void registerCounts() {
        runs("up", RunStatistics::up);
        runs("degraded", RunStatistics::degraded);
        runs("down", RunStatistics::down);
        runs("timeout", RunStatistics::timeouts);
        for (CheckStatus status : CheckStatus.values()) {
            meters.counter(
                    "health.check.transitions",
                    "Changes of the status of the check by the new status.",
                    Tags.of("to", status.wireName()),
                    counted(seen -> seen.transitionsTo(status)));
        }
    }

    private void runs(String outcome, ToLongFunction<RunStatistics> count) {
        meters.counter(
                "health.check.runs", "Runs of the check by outcome.", Tags.of("outcome", outcome), counted(count));
    }

    private DoubleSupplier now(ToDoubleFunction<CheckSnapshot> value) {
        return () -> {
            CheckSnapshot seen = health.snapshot().check(name);
            return seen == null ? Double.NaN : value.applyAsDouble(seen);
        };
    }

    private DoubleSupplier counted(ToLongFunction<RunStatistics> count) {
        return () -> {
            RunStatistics seen = counted;
            return seen == null ? 0 : count.applyAsLong(seen);
        };
    }

    /** The age in a snapshot is that at which it was taken, and it stays current until something happens. */
    private double ageMillis() {
        HealthSnapshot snapshot = health.snapshot();
        CheckSnapshot seen = snapshot.check(name);
        if (seen == null || seen.checkedAt() == null) {
            return Double.NaN;
        }
        return seen.age().plus(snapshot.sinceTaken()).toMillis();
    }

    private static double lastSuccess(CheckSnapshot seen) {
        Instant last = seen.statistics().lastSuccess();
        return last == null ? Double.NaN : last.toEpochMilli();
    }
}
