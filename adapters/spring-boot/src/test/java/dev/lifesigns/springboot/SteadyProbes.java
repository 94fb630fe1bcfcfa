/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Probes at ten a second: each is sent when it is its turn, whether or not others have been answered. */
final class SteadyProbes {
    private static final long BETWEEN = Duration.ofMillis(100).toNanos();

    private SteadyProbes() {}

    /**
     * What one response was.
     *
     * @param millis how long it waited
     */
    record Answer(int status, long millis) {}

    static List<CompletableFuture<Answer>> send(RunningApplication application, String path, int number) {
        return send(List.of(application), path, number).get(0);
    }

    /** Sends each application as many, at the same moments. */
    static List<List<CompletableFuture<Answer>>> send(List<RunningApplication> applications, String path, int number) {
        List<List<CompletableFuture<Answer>>> answers = new ArrayList<>();
        applications.forEach(application -> answers.add(new ArrayList<>()));
        long start = System.nanoTime();
        for (int i = 0; i < number; i++) {
            for (long early = early(start, i); early > 0; early = early(start, i)) {
                LockSupport.parkNanos(early);
            }
            for (int j = 0; j < applications.size(); j++) {
                int to = (i + j) % applications.size(); // none is always the first
                answers.get(to).add(ask(applications.get(to), path));
            }
        }
        return answers;
    }

    private static CompletableFuture<Answer> ask(RunningApplication application, String path) {
        long sent = System.nanoTime();
        return application
                .ask(path)
                .thenApply(answer -> new Answer(
                        answer.statusCode(),
                        Duration.ofNanos(System.nanoTime() - sent).toMillis()));
    }

    private static long early(long start, int turn) {
        return start + turn * BETWEEN - System.nanoTime();
    }
}
