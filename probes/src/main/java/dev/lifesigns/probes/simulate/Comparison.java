/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import dev.lifesigns.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two settings under the same random events.
 *
 * @param a the first
 * @param b the second
 */
public record Comparison(Report a, Report b) {
    /** A smaller part of the larger one does not count as a difference. */
    private static final double MATTERS = 0.1;

    private static final List<String> IN_ORDER_OF_WEIGHT =
            List.of("restarts", "failed_needlessly", "not_ready_pod_min", "recovery_s", "first_reaction_s");

    /** The differences that matter, at the median, in one sentence. */
    public String verdict() {
        List<String> differences = new ArrayList<>();
        Stream.concat(
                        IN_ORDER_OF_WEIGHT.stream(),
                        a.figures().stream().map(Figure::name).filter(name -> name.startsWith("peak_checks_")))
                .forEach(name -> a.find(name)
                        .ifPresent(figure -> b.find(name).ifPresent(other -> difference(figure, other, differences))));
        return differences.isEmpty()
                ? "No notable difference."
                : differences.stream().collect(Collectors.joining("; ", "With B: ", "."));
    }

    private static void difference(Figure a, Figure b, List<String> differences) {
        double before = valueOf(a.spread().p50());
        double after = valueOf(b.spread().p50());
        if (before != after
                && Math.abs(before - after) > MATTERS * Math.min(Math.max(before, after), Double.MAX_VALUE)) {
            differences.add(nameOf(a) + ": " + NumberText.of(b.spread().p50(), a.unit()) + " instead of "
                    + NumberText.of(a.spread().p50(), a.unit()));
        }
    }

    private static String nameOf(Figure figure) {
        return figure.name().equals("failed_needlessly")
                ? "requests failed while dependencies answered"
                : figure.label();
    }

    private static double valueOf(OptionalDouble value) {
        return value.orElse(Double.POSITIVE_INFINITY);
    }
}
