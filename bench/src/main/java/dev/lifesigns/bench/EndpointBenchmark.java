/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.HealthResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** What it costs to respond to an HTTP request, from the method and path to the bytes, without a server. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EndpointBenchmark {
    @Param({"3", "100", "10000"})
    int checks;

    private final HealthRequest live = new Get("/health/live");
    private final HealthRequest ready = new Get("/health/ready");
    private HealthChecker health = HealthChecker.builder().build();
    private HealthEndpoint endpoint = HealthEndpoint.builder(health).build();
    private HealthEndpoint counting = HealthEndpoint.builder(health).metrics().build();

    /**
     * What a kubelet sends, from an address that is not limited. Written here rather than shared with tests, because
     * its cost is measured.
     */
    private record Get(String path) implements HealthRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public @Nullable String header(String name) {
            return name.equals("Accept") ? "*/*" : null;
        }

        @Override
        public @Nullable InetAddress remoteAddress() {
            return InetAddress.getLoopbackAddress();
        }
    }

    @Setup
    public void start() {
        HealthChecker.Builder builder = HealthChecker.builder();
        for (int i = 0; i < checks; i++) {
            builder.check("check-" + i, deadline -> CheckResult.up(), policy -> policy.period(Duration.ofHours(1)));
        }
        health = builder.build();
        health.runAll(Duration.ofSeconds(30));
        endpoint = HealthEndpoint.builder(health).build();
        counting = HealthEndpoint.builder(health).metrics().build();
    }

    @TearDown
    public void close() {
        health.close();
    }

    @Benchmark
    public CompletionStage<HealthResponse> live() {
        return endpoint.handle(live);
    }

    @Benchmark
    public CompletionStage<HealthResponse> ready() {
        return endpoint.handle(ready);
    }

    /** With metrics, and so with a count of the requests for each probe. */
    @Benchmark
    public CompletionStage<HealthResponse> readyCounted() {
        return counting.handle(ready);
    }
}
