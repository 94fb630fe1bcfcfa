/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.Comparison;
import dev.lifesigns.probes.simulate.Figure;
import dev.lifesigns.probes.simulate.Report;
import java.util.List;

/** Renders the chart and all figures as one self-contained page. */
public final class HtmlRenderer {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            body{font:14px system-ui,sans-serif;margin:1.5rem auto;max-width:54rem;padding:0 1rem}
            svg{max-width:100%;height:auto}
            table{border-collapse:collapse;margin:1rem 0 1rem 8%}
            td,th{padding:.2rem .8rem;text-align:right;border-bottom:1px solid #8886;font-variant-numeric:tabular-nums}
            td:first-child{text-align:left;white-space:pre}
            @media (prefers-color-scheme: dark){body{background:#0d1117}}
            </style>
            </head>
            <body>
            """;

    private HtmlRenderer() {}

    /** One report. */
    public static String of(Report report) {
        StringBuilder rows = new StringBuilder();
        for (Figure figure : report.figures()) {
            rows.append(row(
                    "td",
                    List.of(
                            figure.label(),
                            Row.shown(figure, figure.spread().p50()),
                            Row.shown(figure, figure.spread().p90()),
                            Row.shown(figure, figure.spread().p99()),
                            Row.shown(figure, figure.spread().max()))));
        }
        return page(report, SvgRenderer.of(report), List.of("", "p50", "p90", "p99", "max"), rows);
    }

    /** Two reports. */
    public static String of(Comparison comparison) {
        StringBuilder rows = new StringBuilder();
        for (Row row : Row.of(comparison.a(), comparison.b())) {
            rows.append(row("td", List.of(row.label(), row.a50(), row.b50(), row.a99(), row.b99())));
        }
        return page(comparison.a(), SvgRenderer.of(comparison), List.of("", "A p50", "B p50", "A p99", "B p99"), rows);
    }

    private static String page(Report report, String picture, List<String> columns, CharSequence rows) {
        return HEAD.replace("%s", Xml.escaped(Heading.title(report.simulation())))
                + picture
                + "<table>\n"
                + row("th", columns)
                + rows
                + "</table>\n</body>\n</html>\n";
    }

    private static String row(String cell, List<String> texts) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String text : texts) {
            row.append('<')
                    .append(cell)
                    .append('>')
                    .append(Xml.escaped(text))
                    .append("</")
                    .append(cell)
                    .append('>');
        }
        return row.append("</tr>\n").toString();
    }
}
