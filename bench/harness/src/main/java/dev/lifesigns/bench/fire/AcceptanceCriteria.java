/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Statistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Decides which promises were kept. A curve is flat if the least-squares line through its second half rises by no more than a bound. */
final class AcceptanceCriteria {
    private static final double HEAP_MEGABYTES = 1;
    private static final double RESIDENT_MEGABYTES = 3;
    private static final double THREADS = 2;
    private static final double DESCRIPTORS = 15;
    /** What checks and other processes may have open at one moment and not at another. */
    private static final long DESCRIPTORS_LEFT = 10;

    private static final Duration BACK = Duration.ofSeconds(10);

    private static final double P99_MILLIS = 100;

    private final FirePlan plan;
    private final List<FireResults.Finding> findings = new ArrayList<>();

    AcceptanceCriteria(FirePlan plan) {
        this.plan = plan;
    }

    List<FireResults.Finding> findings() {
        return findings;
    }

    void probes(List<FireResults.Probes> probes) {
        int count = probes.stream().mapToInt(FireResults.Probes::count).sum();
        int unanswered =
                probes.stream().mapToInt(FireResults.Probes::unanswered).sum();
        int wrong = probes.stream().mapToInt(FireResults.Probes::wrong).sum();
        double p99 =
                probes.stream().mapToDouble(FireResults.Probes::p99Millis).max().orElse(0);
        add(
                "kubelet: probes without a response within 1 s",
                "0",
                format("%d of %,d", unanswered, count),
                unanswered == 0);
        add(
                "kubelet: responses that contradict the state of the dependencies",
                "0",
                format("%d of %,d", wrong, count),
                wrong == 0);
        add("kubelet: p99", format("≤ %.0f ms", P99_MILLIS), format("%.1f ms", p99), p99 <= P99_MILLIS);
    }

    void lines(List<Sample> samples) {
        if (plan.judgesLines()) {
            List<Sample> half = samples.subList(samples.size() / 2, samples.size());
            line("heap after a collection", "MB", HEAP_MEGABYTES, half, Sample::heapMegabytes);
            line("resident memory", "MB", RESIDENT_MEGABYTES, half, Sample::residentMegabytes);
            line("threads", "", THREADS, half, Sample::threads);
            line("descriptors", "", DESCRIPTORS, half, Sample::descriptors);
            p99(samples, half);
        }
    }

    private void line(String what, String unit, double bound, List<Sample> half, ToDoubleFunction<Sample> value) {
        double rise = Statistics.rise(half.stream().map(value::applyAsDouble).toList());
        add(
                what + ": rise over the second half",
                format("≤ %.0f %s", bound, unit).strip(),
                format("%+.1f %s", rise, unit).strip(),
                rise <= bound);
    }

    /** The slowest probe of each sample, because a sample has too few probes for a percentile. */
    private void p99(List<Sample> samples, List<Sample> half) {
        double first = medianOfSlowest(samples.subList(0, samples.size() / 2));
        double second = medianOfSlowest(half);
        add(
                "kubelet: slowest probe of a sample, median of the second half",
                format("≤ twice %.1f ms, the first half's", first),
                format("%.1f ms", second),
                second <= 2 * first);
    }

    private static double medianOfSlowest(List<Sample> samples) {
        return Statistics.median(samples.stream().map(Sample::slowestMillis).toList());
    }

    static boolean isBack(Sample before, long descriptors) {
        return descriptors <= before.descriptors() + DESCRIPTORS_LEFT;
    }

    void afterwards(Duration back) {
        add(
                format(
                        "descriptors back to at most %d more than before, after all clients have disconnected",
                        DESCRIPTORS_LEFT),
                format("within %d s", BACK.toSeconds()),
                format("within %d s", back.toSeconds()),
                back.compareTo(BACK) <= 0);
    }

    void none(String promise, long found) {
        add(promise, "0", format("%,d", found), found == 0);
    }

    private void add(String promise, String bound, String found, boolean kept) {
        findings.add(new FireResults.Finding(promise, bound, found, kept));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
