/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.contract.AdoptingApplication.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What probes got that came at a fixed rate, and how long each took. A probe that waits does not delay the next one.
 *
 * @param answers in the order of the questions
 * @param times how long each took, sorted
 */
record ProbeFigures(List<Shown> answers, List<Duration> times) {
    private record Answer(Shown shown, Duration time) {}

    ProbeFigures {
        answers = List.copyOf(answers);
        times = times.stream().sorted().toList();
    }

    /**
     * Asks, and waits for the answers.
     *
     * @param atMost how long to wait for all of them
     * @throws java.util.concurrent.TimeoutException if one has not come by then
     */
    static ProbeFigures of(Callable<Shown> question, int probes, Duration every, Duration atMost) throws Exception {
        ExecutorService clients = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Answer>> asked = new ArrayList<>();
            for (int i = 0; i < probes; i++) {
                Executor later = CompletableFuture.delayedExecutor(i * every.toMillis(), MILLISECONDS, clients);
                asked.add(CompletableFuture.supplyAsync(() -> timed(question), later));
            }
            long end = System.nanoTime() + atMost.toNanos();
            List<Answer> answers = new ArrayList<>();
            for (CompletableFuture<Answer> probe : asked) {
                answers.add(probe.get(end - System.nanoTime(), NANOSECONDS));
            }
            return new ProbeFigures(
                    answers.stream().map(Answer::shown).toList(),
                    answers.stream().map(Answer::time).toList());
        } finally {
            clients.shutdownNow();
        }
    }

    @SuppressWarnings({"CatchingUnchecked", "InterruptedExceptionSwallowed"}) // thrown again where the answer is read
    private static Answer timed(Callable<Shown> question) {
        long asked = System.nanoTime();
        try {
            Shown shown = question.call();
            return new Answer(shown, Duration.ofNanos(System.nanoTime() - asked));
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d probes, %d answered; median %.1f ms, slowest %.1f ms",
                times.size(),
                answers.size(),
                millis(times.get(times.size() / 2)),
                millis(times.get(times.size() - 1)));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
