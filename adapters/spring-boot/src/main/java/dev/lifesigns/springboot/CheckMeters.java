/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.RunStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The meters of one check. A value that there is not is not a number, so it is no sample that somebody could average. */
final class CheckMeters {
    private static final String CHECK = "check";

    private final HealthChecker health;
    private final String check;
    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();
    private final Timer durations;

    CheckMeters(HealthChecker health, CheckSnapshot seen, MeterRegistry registry) {
        this.health = health;
        this.check = seen.name();
        this.registry = registry;
        this.durations = Timer.builder("health.check.duration")
                .description("How long runs took; one that timed out counts with its timeout")
                .tag(CHECK, check)
                .serviceLevelObjectives(seen.statistics().latencyBounds().toArray(Duration[]::new))
                .register(registry);
        meters.add(durations);
        registerState();
        registerCounts();
    }

    private void registerState() {
        for (CheckStatus status : CheckStatus.values()) {
            meters.add(Gauge.builder("health.check.status", health, value(seen -> seen.status() == status ? 1 : 0))
                    .description("Whether a check has that status")
                    .tag(CHECK, check)
                    .tag("status", status.wireName())
                    .register(registry));
        }
        meters.add(Gauge.builder("health.check.stuck", health, value(seen -> seen.stuckFor() == null ? 0 : 1))
                .description("Whether a run is over its deadline and has not returned")
                .tag(CHECK, check)
                .register(registry));
        meters.add(TimeGauge.builder("health.check.age", health, TimeUnit.MILLISECONDS, value(CheckMeters::ageMillis))
                .description("How old the last outcome is")
                .tag(CHECK, check)
                .register(registry));
        meters.add(Gauge.builder("health.check.last.success.timestamp", health, value(CheckMeters::lastSuccess))
                .description("When a run last said up or degraded, in seconds since 1970")
                .baseUnit("seconds")
                .tag(CHECK, check)
                .register(registry));
    }

    private void registerCounts() {
        count("up", RunStatistics::up);
        count("degraded", RunStatistics::degraded);
        count("down", RunStatistics::down);
        count("timeout", RunStatistics::timeouts);
        for (CheckStatus status : CheckStatus.values()) {
            meters.add(FunctionCounter.builder(
                            "health.check.transitions",
                            health,
                            value(seen -> seen.statistics().transitionsTo(status)))
                    .description("How often a check took that status")
                    .tag(CHECK, check)
                    .tag("to", status.wireName())
                    .register(registry));
        }
    }

    private void count(String outcome, ToDoubleFunction<RunStatistics> runs) {
        meters.add(FunctionCounter.builder(
                        "health.check.runs", health, value(seen -> runs.applyAsDouble(seen.statistics())))
                .description("Runs by what they said; one that did not end in time is a timeout")
                .tag(CHECK, check)
                .tag("outcome", outcome)
                .register(registry));
    }

    private ToDoubleFunction<HealthChecker> value(ToDoubleFunction<CheckSnapshot> of) {
        return now -> {
            CheckSnapshot seen = now.snapshot().check(check);
            return seen == null ? Double.NaN : of.applyAsDouble(seen);
        };
    }

    private static double ageMillis(CheckSnapshot seen) {
        return seen.checkedAt() == null ? Double.NaN : seen.age().toMillis();
    }

    private static double lastSuccess(CheckSnapshot seen) {
        Instant last = seen.statistics().lastSuccess();
        return last == null ? Double.NaN : last.toEpochMilli() / 1000.0;
    }

    void ran(Duration latency) {
        durations.record(latency);
    }

    void remove() {
        meters.forEach(registry::remove);
    }
}
