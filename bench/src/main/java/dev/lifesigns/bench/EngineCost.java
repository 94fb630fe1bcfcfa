/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What many checks that do nothing cost a whole process: {@code java -cp bench/target/benchmarks.jar
 * dev.lifesigns.bench.EngineCost [CHECKS [SECONDS]]}.
 */
public final class EngineCost {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int WARM_UP_SECONDS = 15;

    private EngineCost() {}

    /** Records when it was run, and how much later than promised. */
    private static final class Punctual implements HealthCheck {
        private final long[] latenessNanos;
        private final AtomicInteger runs;
        private long last;

        Punctual(long[] latenessNanos, AtomicInteger runs) {
            this.latenessNanos = latenessNanos;
            this.runs = runs;
        }

        @Override
        public CheckResult check(CheckDeadline deadline) {
            long now = System.nanoTime();
            if (last != 0) {
                int run = runs.getAndIncrement();
                if (run < latenessNanos.length) {
                    latenessNanos[run] = Math.max(0, now - last - PERIOD.toNanos());
                }
            }
            last = now;
            return CheckResult.up();
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        int checks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        AtomicInteger runs = new AtomicInteger();
        long[] lateness = new long[checks * (seconds + WARM_UP_SECONDS) * 2];
        HealthChecker.Builder builder = HealthChecker.builder();
        for (int i = 0; i < checks; i++) {
            // Without jitter, a run is late by the time that exceeds the period.
            builder.check(
                    "check-" + i,
                    new Punctual(lateness, runs),
                    policy -> policy.period(PERIOD)
                            .timeout(Duration.ofMillis(500))
                            .jitter(0));
        }
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (HealthChecker health = builder.build()) {
            health.start();
            pause(WARM_UP_SECONDS);
            int from = runs.get();
            long cpu = process.getProcessCpuTime();
            long started = System.nanoTime();
            pause(seconds);
            double elapsed = System.nanoTime() - started;
            double spent = process.getProcessCpuTime() - cpu;
            int to = Math.min(runs.get(), lateness.length);
            long[] late = Arrays.copyOfRange(lateness, from, to);
            Arrays.sort(late);
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() - 8L * lateness.length;
            System.out.printf(
                    Locale.ROOT,
                    "%d checks, %d runs: %.1f %% of a core, %.2f us of CPU a run, lateness p50 %.2f ms p99 %.2f ms,"
                            + " heap after GC %.1f MB, %d threads, readiness %s%n",
                    checks,
                    to - from,
                    100 * spent / elapsed,
                    spent / 1e3 / (to - from),
                    late[late.length / 2] / 1e6,
                    late[(int) (late.length * 0.99)] / 1e6,
                    heap / 1e6,
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    health.status("readiness").wireName());
        }
    }

    private static void pause(int seconds) throws InterruptedException {
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    }
}
