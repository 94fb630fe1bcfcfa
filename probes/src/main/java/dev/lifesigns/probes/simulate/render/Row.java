/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.Figure;
import dev.lifesigns.probes.simulate.Report;
import dev.lifesigns.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One figure of two reports, as text. */
record Row(String label, String a50, String b50, String a99, String b99) {
    private static final String NONE = "0";

    /** All figures of both, in order; one that only the second has keeps its position. */
    static List<Row> of(Report a, Report b) {
        List<Figure> all = new ArrayList<>(a.figures());
        int at = 0;
        for (Figure figure : b.figures()) {
            int there = indexOf(all, figure.name());
            if (there < 0) {
                all.add(at, figure);
                there = at;
            }
            at = there + 1;
        }
        return all.stream()
                .map(figure -> of(find(a, figure.name()), find(b, figure.name()), figure.label()))
                .toList();
    }

    private static int indexOf(List<Figure> figures, String name) {
        return figures.stream().map(Figure::name).toList().indexOf(name);
    }

    private static Row of(@Nullable Figure a, @Nullable Figure b, String label) {
        return new Row(
                label,
                a == null ? NONE : shown(a, a.spread().p50()),
                b == null ? NONE : shown(b, b.spread().p50()),
                a == null ? NONE : shown(a, a.spread().p99()),
                b == null ? NONE : shown(b, b.spread().p99()));
    }

    private static @Nullable Figure find(Report report, String name) {
        return report.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static String shown(Figure figure, OptionalDouble value) {
        return NumberText.of(value, figure.unit().startsWith("pod") ? "min" : figure.unit());
    }
}
