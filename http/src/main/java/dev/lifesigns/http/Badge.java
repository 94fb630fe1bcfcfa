/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.ProbeStatus;
import java.util.Locale;

/**
 * An image of one status: a label, a glyph, and the word. Immutable.
 *
 * <p>The status is never shown by color alone, white text has a contrast of at least 6:1, and screen readers read the title.
 *
 * @param label what has the status
 * @param status the status
 */
record Badge(String label, ProbeStatus status) {
    /** Longer labels are cut; the title has all of it. */
    static final int LONGEST_LABEL = 40;

    private static final int PADDING = 6;

    /** The image. */
    String svg() {
        String shown = cut(label);
        String word = glyph() + " " + status.wireName();
        int labelWidth = width(shown);
        int wordWidth = width(word);
        int divider = labelWidth + 2 * PADDING;
        int total = divider + wordWidth + 2 * PADDING;
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s">\
                <title>%2$s</title>\
                <rect width="%1$d" height="20" rx="3" fill="#333b45"/>\
                <path d="M%3$d 0h%4$da3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-%4$dz" fill="%5$s"/>\
                <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\
                <text x="6" y="14" textLength="%6$d">%7$s</text>\
                <text x="%8$d" y="14" textLength="%9$d">%10$s</text>\
                </g></svg>
                """,
                total,
                escape(title()),
                divider,
                total - divider - 3,
                color(),
                labelWidth,
                escape(shown),
                divider + PADDING,
                wordWidth,
                word);
    }

    String title() {
        return label + ": " + status.wireName();
    }

    private String glyph() {
        return switch (status) {
            case UP -> "\u25b2";
            case DEGRADED -> "\u25c6";
            case DOWN -> "\u25bc";
            case UNKNOWN -> "?";
            case STARTING, DRAINING -> "\u2192";
        };
    }

    private String color() {
        return switch (status) {
            case UP -> "#00694d";
            case DEGRADED -> "#855600";
            case DOWN -> "#b33000";
            case UNKNOWN -> "#59616b";
            case STARTING, DRAINING -> "#0b5c8e";
        };
    }

    private static String cut(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "\u2026";
    }

    /** About as wide as Verdana is; {@code textLength} makes any other font just as wide. */
    private static int width(String text) {
        int tenths = text.codePoints()
                .map(c ->
                        "fijlrt.I1".indexOf(c) >= 0 ? 46 : "mw\u25b2\u25c6\u25bc\u2192\u2026".indexOf(c) >= 0 ? 96 : 64)
                .sum();
        return (tenths + 9) / 10;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
