/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import dev.lifesigns.probes.simulate.scenario.Scenario;
import dev.lifesigns.probes.simulate.world.Observations;
import dev.lifesigns.probes.simulate.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Runs a scenario with many seeds, on all processors. The result does not depend on how many there are. */
final class Simulator {
    /** Memory that a run needs at least, and per pod: pods, workers, timers, and the garbage between two collections. */
    private static final long BYTES = 8 << 20;

    private static final long BYTES_PER_POD = 4 << 10;

    private Simulator() {}

    /**
     * In the order of the seeds.
     *
     * @throws IllegalStateException if this thread is interrupted
     */
    static List<Observations> runs(Scenario scenario, long firstSeed, int runs) {
        return runs(scenario, firstSeed, runs, threads(scenario));
    }

    static List<Observations> runs(Scenario scenario, long firstSeed, int runs, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "lifesigns-simulation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Observations>> tasks = LongStream.range(firstSeed, firstSeed + runs)
                    .<Callable<Observations>>mapToObj(seed -> () -> World.run(scenario, seed))
                    .toList();
            List<Observations> done = new ArrayList<>();
            for (Future<Observations> run : pool.invokeAll(tasks)) {
                done.add(run.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("simulation: interrupted (expected: to end)", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("simulation: failed: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** As many as there are processors, if memory permits. */
    private static int threads(Scenario scenario) {
        Runtime machine = Runtime.getRuntime();
        long each = BYTES + BYTES_PER_POD * scenario.pods();
        return (int) Math.max(1, Math.min(machine.availableProcessors(), machine.maxMemory() / each));
    }
}
