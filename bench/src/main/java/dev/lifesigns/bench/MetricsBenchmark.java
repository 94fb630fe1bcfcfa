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
import dev.lifesigns.internal.EngineAccess;
import java.net.InetAddress;
import java.util.Set;
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

/**
 * What a scrape of all metrics costs, without a server. Before each one a check has run, so that nothing is left of the
 * snapshot before. The size of the response is printed at the end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MetricsBenchmark {
    /** As many latencies as the engine remembers of each check. */
    private static final int RUNS = 128;

    @Param({"10", "1000"})
    int checks;

    @Param({"identity", "gzip"})
    String encoding = "identity";

    private HealthRequest scrape = new Scrape(encoding);
    private SteppedPlatform platform = new SteppedPlatform();
    private HealthChecker health = HealthChecker.builder().build();
    private HealthEndpoint endpoint = HealthEndpoint.builder(health).build();

    /** What Prometheus sends, from a network that sees everything. */
    private record Scrape(String encoding) implements HealthRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/health/metrics";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public @Nullable String header(String name) {
            return switch (name) {
                case "Accept" -> "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
                case "Accept-Encoding" -> encoding;
                default -> null;
            };
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
            builder.check("orders-database-" + i, deadline -> CheckResult.up());
        }
        platform = new SteppedPlatform();
        health = EngineAccess.build(builder, platform);
        health.start();
        for (int i = 0; i < checks * RUNS; i++) {
            platform.step();
        }
        scrape = new Scrape(encoding);
        endpoint = HealthEndpoint.builder(health)
                .metrics()
                .metricsNetworks(Set.of("127.0.0.0/8", "::1"))
                .build();
    }

    @TearDown
    public void close() {
        HealthResponse response = scrape().toCompletableFuture().join();
        System.out.printf("%n%,d bytes%n", response.bodyLength());
        health.close();
    }

    @Benchmark
    public CompletionStage<HealthResponse> scrape() {
        platform.step();
        return endpoint.handle(scrape);
    }
}
