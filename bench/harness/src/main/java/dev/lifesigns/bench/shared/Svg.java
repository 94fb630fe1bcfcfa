/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.util.Locale;

/**
 * A picture that grows downward. It needs no external font or script, and follows the reader's choice of a light or dark
 * page.
 */
public final class Svg {
    public static final int WIDTH = 880;

    private static final String STYLE = """
            text { font: 13px system-ui, sans-serif; fill: #24292f; }
            .head { font-weight: 600; font-size: 14px; }
            .small { font-size: 12px; fill: #57606a; }
            .back { fill: #ffffff; }
            .ours { fill: #1a7f64; } .peer { fill: #8c959f; } .limit { fill: #c3c9cf; }
            .up { fill: #2da44e; } .no { fill: #bf8700; } .none { fill: #cf222e; }
            .axis { stroke: #d0d7de; stroke-width: 1; }
            polyline { fill: none; stroke-width: 1.5; }
            .line { stroke: #1a7f64; } .other { stroke: #8c959f; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3; } .small { fill: #9198a1; } .back { fill: #0d1117; }
              .ours { fill: #3fb994; } .peer { fill: #6e7681; } .limit { fill: #484f58; }
              .up { fill: #3fb950; } .no { fill: #d29922; } .none { fill: #f85149; }
              .axis { stroke: #30363d; }
              .line { stroke: #3fb994; } .other { stroke: #6e7681; }
            }
            """;

    private final StringBuilder body = new StringBuilder();
    private int y = 20;

    /** Adds vertical space. */
    public void down(int pixels) {
        y += pixels;
    }

    public int y() {
        return y;
    }

    public void text(String kind, double x, String words) {
        text(kind, x, y, words);
    }

    public void text(String kind, double x, double y, String words) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", kind, x, y, words);
    }

    /** A rectangle whose upper edge is this far above the line of text. */
    public void bar(String kind, double x, int above, double width, int height) {
        add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                kind, x, y - above, width, height);
    }

    public void line(String kind, double x1, double y1, double x2, double y2) {
        add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", kind, x1, y1, x2, y2);
    }

    /** A curve through points, each {@code x,y}. */
    public void curve(String kind, String points) {
        add("<polyline class=\"%s\" points=\"%s\"/>%n", kind, points);
    }

    private void add(String pattern, Object... values) {
        body.append(String.format(Locale.ROOT, pattern, values));
    }

    public String finish(String title) {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-labelledby="title">
                <title id="title">%3$s</title>
                <style>
                %4$s</style>
                <rect class="back" width="%1$d" height="%2$d" rx="6"/>
                %5$s</svg>
                """, WIDTH, y, title, STYLE, body);
    }
}
