/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.Comparison;
import dev.lifesigns.probes.simulate.Curve;
import dev.lifesigns.probes.simulate.Figure;
import dev.lifesigns.probes.simulate.Report;
import dev.lifesigns.probes.simulate.Spread;
import dev.lifesigns.text.NumberText;
import dev.lifesigns.text.Printable;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders a report for a terminal of 80 columns. */
public final class TextRenderer {
    private static final int LABEL = 21;
    private static final String HEAD = "%-36s%11s%11s%11s%11s%n";

    private final TimelineStyle style;
    private final StringBuilder text = new StringBuilder();

    private TextRenderer(TimelineStyle style) {
        this.style = style;
    }

    /** One report. */
    public static String of(Report report, TimelineStyle style) {
        TextRenderer page = new TextRenderer(style);
        page.heading(report);
        for (Curve curve : report.curves()) {
            page.curve(report, curve.label(), curve, largestMedian(curve));
        }
        page.axis(report);
        page.format(HEAD, "", "p50", "p90", "p99", "max");
        for (Figure figure : report.figures()) {
            page.figure(figure);
        }
        return page.text.toString();
    }

    /** Two reports side by side. */
    public static String of(Comparison comparison, TimelineStyle style) {
        TextRenderer page = new TextRenderer(style);
        Report a = comparison.a();
        Report b = comparison.b();
        page.heading(a);
        page.line(wrapped("B: " + Heading.title(b.simulation())));
        page.line("");
        for (Curve curve : a.curves()) {
            Optional<Curve> other = b.curves().stream()
                    .filter(candidate -> candidate.name().equals(curve.name()))
                    .findFirst();
            double largest = Math.max(
                    largestMedian(curve), other.map(TextRenderer::largestMedian).orElse(0.0));
            page.curve(a, "A " + curve.label(), curve, largest);
            other.ifPresent(there -> page.curve(b, "B", there, largest));
        }
        page.axis(a);
        page.format(HEAD, "", "A p50", "B p50", "A p99", "B p99");
        for (Row row : Row.of(a, b)) {
            page.format(HEAD, Printable.of(row.label()), row.a50(), row.b50(), row.a99(), row.b99());
        }
        page.line("");
        page.line(wrapped(comparison.verdict()));
        return page.text.toString();
    }

    private void heading(Report report) {
        line(wrapped(Heading.title(report.simulation())));
        line(Heading.circumstances(report));
        Heading.remarks(report.simulation()).forEach(incident -> line(Printable.of("  " + incident)));
        line("");
    }

    private void curve(Report report, String label, Curve curve, double largest) {
        String printable = Printable.of(label);
        format(
                "%-" + LABEL + "s %7s %s%n",
                printable.length() > LABEL ? printable.substring(0, LABEL) : printable,
                NumberText.of(largest),
                new Timeline(report.simulation(), style).of(curve, largest));
    }

    private void axis(Report report) {
        Timeline timeline = new Timeline(report.simulation(), style);
        String indent = " ".repeat(LABEL + 9);
        if (!report.simulation().events().isEmpty()) {
            line("incidents" + indent.substring("incidents".length()) + timeline.incidents());
        }
        line(indent + timeline.times());
        line("");
    }

    private void figure(Figure figure) {
        Spread spread = figure.spread();
        format(
                HEAD,
                Printable.of(figure.label()),
                Row.shown(figure, spread.p50()),
                Row.shown(figure, spread.p90()),
                Row.shown(figure, spread.p99()),
                Row.shown(figure, spread.max()));
    }

    private static String wrapped(String sentence) {
        return WordWrap.at80(Printable.of(sentence))
                .lines()
                .map(Printable::lineStart)
                .collect(Collectors.joining("\n"));
    }

    private static double largestMedian(Curve curve) {
        return curve.points().stream().mapToDouble(Curve.Point::median).max().orElse(0);
    }

    private void format(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
