/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.internal.EngineAccess;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The complete run of a check that does nothing: due, started, run, outcome, state, aggregation, published. Everything
 * except the handover between threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RunBenchmark {
    @Param({"3", "100", "10000"})
    int checks;

    private final SteppedPlatform platform = new SteppedPlatform();
    private HealthChecker health = HealthChecker.builder().build();

    @Setup
    public void start() {
        HealthChecker.Builder builder = HealthChecker.builder();
        for (int i = 0; i < checks; i++) {
            builder.check(
                    "check-" + i,
                    deadline -> CheckResult.up(),
                    policy -> policy.period(Duration.ofSeconds(1)).timeout(Duration.ofMillis(500)));
        }
        health = EngineAccess.build(builder, platform);
        health.start();
        // All first runs are due at the same time, later ones one at a time.
        platform.step();
    }

    @Benchmark
    public ProbeStatus finishOneRun() {
        platform.step();
        return health.status("readiness");
    }
}
