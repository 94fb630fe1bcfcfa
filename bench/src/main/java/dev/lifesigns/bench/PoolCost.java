/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.lifesigns.internal.Platform;
import dev.lifesigns.internal.SystemPlatform;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The engine's worker pool compared with those of the JDK:
 * {@code java -cp bench/target/benchmarks.jar dev.lifesigns.bench.PoolCost [SECONDS]}.
 *
 * <p>Every 10 ms a batch of 20 tasks is due, like 2,000 checks with a period of one second. At first no task does
 * anything; then one of each batch blocks for a second, like a check whose dependency hangs, so a hundred block at
 * once.
 */
public final class PoolCost {
    private static final int BATCH = 20;
    private static final long TICK_NANOS = 10_000_000;
    private static final long HANG_NANOS = 1_000_000_000;
    private static final int WARM_UP_SECONDS = 5;

    private PoolCost() {}

    /** A pool, as used by the timer. */
    private record Candidate(String name, Consumer<List<Runnable>> pool, Runnable close) {
        static Candidate of(String name, ExecutorService executor) {
            return new Candidate(name, batch -> batch.forEach(executor::execute), executor::shutdownNow);
        }
    }

    public static void main(String[] arguments) {
        int others = ManagementFactory.getThreadMXBean().getThreadCount();
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        System.out.println("| pool | tasks | CPU per task | most threads | waits, p50 | waits, p99 | longest wait |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        for (boolean hang : new boolean[] {false, true}) {
            for (Candidate candidate : candidates()) {
                measure(candidate, WARM_UP_SECONDS, hang, others);
                System.out.println(measure(candidate, seconds, hang, others));
                candidate.close().run();
            }
        }
    }

    private static List<Candidate> candidates() {
        Platform.Workers workers = new SystemPlatform().workers("pool-");
        return List.of(
                new Candidate("`WorkerPool`", workers::executeAll, workers::close),
                Candidate.of("`newCachedThreadPool`", Executors.newCachedThreadPool()),
                Candidate.of(
                        "`ThreadPoolExecutor`, 16 threads and a queue",
                        new ThreadPoolExecutor(16, 16, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>())));
    }

    /**
     * Submits batches for that long, and returns a row of the table.
     *
     * @param others threads that are not workers
     */
    private static String measure(Candidate candidate, int seconds, boolean hang, int others) {
        int ticks = (int) (seconds * 1_000_000_000L / TICK_NANOS);
        long[] waits = new long[ticks * BATCH];
        AtomicInteger started = new AtomicInteger();
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int most = 0;
        long cpu = process.getProcessCpuTime();
        long due = System.nanoTime();
        for (int tick = 0; tick < ticks; tick++) {
            due += TICK_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
            candidate.pool().accept(batch(waits, started, hang));
            most = Math.max(most, threads.getThreadCount());
        }
        double spent = process.getProcessCpuTime() - cpu;
        long[] seen = Arrays.copyOf(waits, Math.min(started.get(), waits.length));
        Arrays.sort(seen);
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %.1f µs | %d |",
                candidate.name(),
                hang ? "one in twenty hangs" : "all return at once",
                spent / 1e3 / (ticks * BATCH),
                most - others);
        return row
                + (seen.length < waits.length / 2
                        ? String.format(Locale.ROOT, " %d of %d started | | |", seen.length, waits.length)
                        : String.format(
                                Locale.ROOT,
                                " %.2f ms | %.2f ms | %.0f ms |",
                                seen[seen.length / 2] / 1e6,
                                seen[(int) (seen.length * 0.99)] / 1e6,
                                seen[seen.length - 1] / 1e6));
    }

    private static List<Runnable> batch(long[] waits, AtomicInteger started, boolean hang) {
        List<Runnable> batch = new ArrayList<>(BATCH);
        long submitted = System.nanoTime();
        for (int i = 0; i < BATCH; i++) {
            boolean hangs = hang && i == 0;
            batch.add(() -> {
                long now = System.nanoTime();
                int index = started.getAndIncrement();
                if (index < waits.length) {
                    waits[index] = now - submitted;
                }
                if (hangs) {
                    sleepUntil(now + HANG_NANOS);
                }
            });
        }
        return batch;
    }

    private static void sleepUntil(long nanos) {
        while (System.nanoTime() < nanos && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }
}
