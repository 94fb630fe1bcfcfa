/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.simulate.Comparison;
import dev.lifesigns.probes.simulate.Report;
import dev.lifesigns.probes.simulate.render.HtmlRenderer;
import dev.lifesigns.probes.simulate.render.JsonRenderer;
import dev.lifesigns.probes.simulate.render.SvgRenderer;
import dev.lifesigns.probes.simulate.render.TextRenderer;
import dev.lifesigns.probes.simulate.render.TimelineStyle;
import java.util.Locale;

/** Renders the reports of {@code lifesigns probes simulate}. */
final class SimulationRenderer {
    /** How a report is printed. */
    enum Format {
        text,
        json,
        svg,
        html
    }

    private final Format format;
    private final TimelineStyle style;

    SimulationRenderer(Format format, boolean ascii, boolean toFile) {
        this.format = format;
        this.style = ascii || !(toFile || isTerminalUtf8()) ? TimelineStyle.ASCII : TimelineStyle.UNICODE;
    }

    String of(Report report) {
        return switch (format) {
            case text -> TextRenderer.of(report, style);
            case json -> JsonRenderer.of(report);
            case svg -> SvgRenderer.of(report);
            case html -> HtmlRenderer.of(report);
        };
    }

    String of(Comparison comparison) {
        return switch (format) {
            case text -> TextRenderer.of(comparison, style);
            case json -> JsonRenderer.of(comparison);
            case svg -> SvgRenderer.of(comparison);
            case html -> HtmlRenderer.of(comparison);
        };
    }

    /** Whether standard output is UTF-8, as far as this Java knows. */
    private static boolean isTerminalUtf8() {
        String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        return encoding.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8");
    }
}
