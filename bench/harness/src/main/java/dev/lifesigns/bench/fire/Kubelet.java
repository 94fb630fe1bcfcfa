/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Console;
import dev.lifesigns.bench.shared.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One probe per second, each on a new connection, with a timeout of one second. It runs on a platform thread, so that no
 * other part of this program delays it. Thread-safe.
 */
final class Kubelet {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final String name;
    private final int port;
    private final String path;
    private final Expectation expectation;
    private final OutageSchedule schedule;
    private final List<Beat> beats = new ArrayList<>();

    /**
     * One probe.
     *
     * @param wrong what was wrong with the response; empty if it was right, or if there was none
     */
    record Beat(double millis, boolean answered, List<String> wrong) {}

    Kubelet(String name, int port, String path, Expectation expectation, OutageSchedule schedule) {
        this.name = name;
        this.port = port;
        this.path = path;
        this.expectation = expectation;
        this.schedule = schedule;
    }

    /** Probes until it is interrupted. */
    void run() throws InterruptedException {
        long due = System.nanoTime();
        while (true) {
            Beat beat = probe();
            synchronized (beats) {
                beats.add(beat);
            }
            if (!beat.answered() || !beat.wrong().isEmpty()) {
                Console.say(name + ": " + (beat.answered() ? String.join("; ", beat.wrong()) : "no response"));
            }
            due += PERIOD.toNanos();
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        }
    }

    private Beat probe() {
        @Nullable FaultMode before = schedule.settled();
        long started = System.nanoTime();
        Probe.Answer answer = Probe.ask(port, path, LIMIT);
        double millis = (System.nanoTime() - started) / 1e6;
        @Nullable FaultMode settled = schedule.settled() == before ? before : null;
        return new Beat(millis, answer.came(), answer.came() ? expectation.wrong(answer, settled) : List.of());
    }

    String name() {
        return name;
    }

    /** The probes from an index on. */
    List<Beat> since(int index) {
        synchronized (beats) {
            return List.copyOf(beats.subList(index, beats.size()));
        }
    }
}
