/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

/** How text is written between quotes or at the end of a line. */
final class Escaping {
    private Escaping() {}

    /** The value of a label, in both formats. */
    static String label(String value) {
        return escape(value, true);
    }

    /** A description in OpenMetrics, in which it may not have a quote either. */
    static String openMetricsHelp(String help) {
        return escape(help, true);
    }

    /** A description in the text format. */
    static String textHelp(String help) {
        return escape(help, false);
    }

    /** Prometheus takes a NUL for the end of all text, so one name could hide what follows: it is replaced. */
    private static String escape(String text, boolean quotes) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (c == '"' && quotes) {
                escaped.append("\\\"");
            } else {
                escaped.append(c == '\0' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
