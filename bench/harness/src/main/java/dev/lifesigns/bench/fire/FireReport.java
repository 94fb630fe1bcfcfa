/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Machine;
import dev.lifesigns.bench.shared.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The results as Markdown, ready for {@code docs/reliability.md}. */
final class FireReport {
    private final FireResults results;

    FireReport(FireResults results) {
        this.results = results;
    }

    String markdown() {
        return String.join(
                        "\n\n",
                        machine(),
                        "![Heap, resident memory, threads, descriptors, slowest probe and rate during the"
                                + " run](images/fire.svg)",
                        "### Promises",
                        findings(),
                        "### The process",
                        process(),
                        "### The kubelet",
                        kubelet(),
                        "### The load",
                        flames())
                + "\n";
    }

    private String machine() {
        Machine machine = results.machine();
        String name = results.plan().name();
        return format(
                "**Machine**: %s. **Versions**: Lifesigns %s, %s.%n**Run**: %s, %s, %s; `bench/fire/run%s`.",
                machine.description(),
                machine.lifesigns(),
                machine.java(),
                machine.date(),
                name,
                clock(results.plan().length().toSeconds()),
                name.equals("full") ? "" : " --" + name);
    }

    private String findings() {
        Table table = new Table("| | bound | measured | |", "| --- | ---: | ---: | --- |");
        for (FireResults.Finding each : results.findings()) {
            table.row(each.promise(), each.bound(), each.found(), each.kept() ? "kept" : "**broken**");
        }
        return table.toString();
    }

    private String process() {
        long length = results.plan().length().toSeconds();
        List<Sample> columns = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (long second : Stream.of(0L, 60L, length / 2, length)
                .filter(each -> each <= length)
                .distinct()
                .sorted()
                .toList()) {
            Sample sample = nearest(second);
            columns.add(sample);
            titles.add("at " + clock(sample.second()));
        }
        Table table = new Table(
                "| | before | " + String.join(" | ", titles) + " | maximum | after |",
                "| --- |" + " ---: |".repeat(columns.size() + 3));
        measure(table, "heap after a collection", "%.1f MB", columns, Sample::heapMegabytes);
        measure(table, "resident memory", "%.0f MB", columns, Sample::residentMegabytes);
        measure(table, "threads", "%.0f", columns, Sample::threads);
        measure(table, "descriptors", "%,.0f", columns, Sample::descriptors);
        measure(table, "cores used", "%.2f", columns, Sample::cores);
        measure(table, "slowest probe since the previous sample", "%.1f ms", columns, Sample::slowestMillis);
        measure(table, "the same for a server that does nothing", "%.1f ms", columns, Sample::yardstickMillis);
        measure(table, "responses per second, full rate", "%,.0f", columns, Sample::perSecond);
        return table.toString();
    }

    private void measure(
            Table table, String name, String pattern, List<Sample> columns, ToDoubleFunction<Sample> value) {
        Function<Sample, String> cell = sample -> format(pattern, value.applyAsDouble(sample));
        double most = results.samples().stream().mapToDouble(value).max().orElseThrow();
        table.row(Stream.of(
                        Stream.of(name, cell.apply(results.before())),
                        columns.stream().map(cell),
                        Stream.of(format(pattern, most), cell.apply(results.after())))
                .flatMap(Function.identity())
                .toArray(String[]::new));
    }

    private Sample nearest(long second) {
        return results.samples().stream()
                .min(Comparator.comparingLong(each -> Math.abs(each.second() - second)))
                .orElseThrow();
    }

    private String kubelet() {
        Table table = new Table(
                "| one per second | probes | unanswered | wrong | p50 | p99 | slowest |",
                "| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (FireResults.Probes each : results.probes()) {
            table.row(
                    each.name(),
                    format("%,d", each.count()),
                    format("%,d", each.unanswered()),
                    format("%,d", each.wrong()),
                    format("%.1f ms", each.p50Millis()),
                    format("%.1f ms", each.p99Millis()),
                    format("%.1f ms", each.slowestMillis()));
        }
        return table.toString();
    }

    private String flames() {
        Table table = new Table("| | result |", "| --- | --- |");
        results.attacks().forEach(each -> table.row(each.name(), each.outcome()));
        return table.toString();
    }

    static String clock(long seconds) {
        return format("%d:%02d", seconds / 60, seconds % 60);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
