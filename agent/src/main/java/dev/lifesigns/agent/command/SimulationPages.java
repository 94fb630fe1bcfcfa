/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.simulate.render.Blocks;
import dev.lifesigns.probes.simulate.render.HtmlPage;
import dev.lifesigns.probes.simulate.render.JsonPage;
import dev.lifesigns.probes.simulate.render.SvgPicture;
import dev.lifesigns.probes.simulate.render.TextPage;
import dev.lifesigns.probes.simulate.report.Comparison;
import dev.lifesigns.probes.simulate.report.Report;
import java.util.Locale;

/** The forms of a report of {@code lifesigns probes simulate}. */
final class SimulationPages {
    /** How a report is printed. */
    enum Format {
        text,
        json,
        svg,
        html
    }

    private final Format format;
    private final Blocks blocks;

    SimulationPages(Format format, boolean ascii, boolean toFile) {
        this.format = format;
        this.blocks = ascii || !(toFile || isTerminalUtf8()) ? Blocks.ASCII : Blocks.UNICODE;
    }

    String of(Report report) {
        return switch (format) {
            case text -> TextPage.of(report, blocks);
            case json -> JsonPage.of(report);
            case svg -> SvgPicture.of(report);
            case html -> HtmlPage.of(report);
        };
    }

    String of(Comparison comparison) {
        return switch (format) {
            case text -> TextPage.of(comparison, blocks);
            case json -> JsonPage.of(comparison);
            case svg -> SvgPicture.of(comparison);
            case html -> HtmlPage.of(comparison);
        };
    }

    /** What the standard output is encoded in, as far as this Java says. */
    private static boolean isTerminalUtf8() {
        String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        return encoding.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8");
    }
}
