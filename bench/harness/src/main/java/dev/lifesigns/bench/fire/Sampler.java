/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Console;
import dev.lifesigns.bench.shared.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Measures the agent's process from outside, at regular intervals. */
final class Sampler {
    private final Server server;
    private final Heap heap;
    private final List<Kubelet> kubelets;
    private final Kubelet yardstick;
    private final DoubleSupplier perSecond;
    private final List<Integer> seen = new ArrayList<>();
    private double cpuMillis;
    private long at;
    private int yardstickSeen;

    Sampler(Server server, Heap heap, List<Kubelet> kubelets, Kubelet yardstick, DoubleSupplier perSecond) {
        this.server = server;
        this.heap = heap;
        this.kubelets = kubelets;
        this.yardstick = yardstick;
        this.perSecond = perSecond;
        kubelets.forEach(each -> seen.add(0));
        at = System.nanoTime();
        cpuMillis = server.cpuMillis();
    }

    List<Sample> sample(Duration length, Duration period) throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        long started = System.nanoTime();
        for (long i = 1; i <= length.dividedBy(period); i++) {
            long due = started + i * period.toNanos();
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            Sample sample = now(i * period.toSeconds());
            samples.add(sample);
            Console.say(sample.line());
        }
        return samples;
    }

    Sample now(long second) throws IOException, InterruptedException {
        double heapMegabytes = heap.megabytesAfterCollection(server);
        return new Sample(
                second,
                heapMegabytes,
                server.residentMegabytes(),
                server.threads(),
                server.descriptors(),
                cores(),
                slowest(),
                slowestOfYardstick(),
                perSecond.getAsDouble());
    }

    private double cores() {
        long now = System.nanoTime();
        double used = server.cpuMillis();
        double cores = (used - cpuMillis) / ((now - at) / 1e6);
        at = now;
        cpuMillis = used;
        return cores;
    }

    private double slowest() {
        double slowest = 0;
        for (int i = 0; i < kubelets.size(); i++) {
            List<Kubelet.Beat> beats = kubelets.get(i).since(seen.get(i));
            seen.set(i, seen.get(i) + beats.size());
            slowest = Math.max(slowest, slowest(beats));
        }
        return slowest;
    }

    private double slowestOfYardstick() {
        List<Kubelet.Beat> beats = yardstick.since(yardstickSeen);
        yardstickSeen += beats.size();
        return slowest(beats);
    }

    private static double slowest(List<Kubelet.Beat> beats) {
        return beats.stream().mapToDouble(Kubelet.Beat::millis).max().orElse(0);
    }
}
