/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to read a probe from a current snapshot. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadBenchmark {
    @Param({"3", "100", "10000"})
    int checks;

    private HealthChecker health = HealthChecker.builder().build();

    @Setup
    public void start() {
        HealthChecker.Builder builder = HealthChecker.builder();
        for (int i = 0; i < checks; i++) {
            builder.check("check-" + i, deadline -> CheckResult.up(), policy -> policy.period(Duration.ofHours(1)));
        }
        health = builder.build();
        health.runAll(Duration.ofSeconds(30));
    }

    @TearDown
    public void close() {
        health.close();
    }

    @Benchmark
    public ProbeStatus status() {
        return health.status("readiness");
    }

    @Benchmark
    public HealthSnapshot snapshot() {
        return health.snapshot();
    }

    /** What the system clock costs: a reader has to read it once. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }
}
