/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench;

import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
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

/** A check is added and another removed, among many that stay. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RegistrationBenchmark {
    private static final HealthCheck UP = deadline -> CheckResult.up();

    @Param({"3", "100", "10000"})
    int checks;

    private final CheckPolicy policy =
            CheckPolicy.builder().period(Duration.ofSeconds(1)).build();
    private HealthChecker health = HealthChecker.builder().build();
    private CheckHandle handle = health.add("none", UP);

    @Setup
    public void start() {
        HealthChecker.Builder builder = HealthChecker.builder();
        for (int i = 0; i < checks; i++) {
            builder.check("check-" + i, UP, policy);
        }
        SteppedPlatform platform = new SteppedPlatform();
        health = EngineAccess.build(builder, platform);
        health.start();
        platform.step();
        handle = health.add("tenant", UP, policy);
    }

    @Benchmark
    public ProbeStatus removeAndAdd() {
        handle.remove();
        handle = health.add("tenant", UP, policy);
        return health.status("readiness");
    }

    @Benchmark
    public ProbeStatus replace() {
        handle.replace(UP, policy);
        return health.status("readiness");
    }
}
