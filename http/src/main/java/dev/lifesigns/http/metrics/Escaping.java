/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

/** How text is written between quotes. */
final class Escaping {
    private Escaping() {}

    /**
     * The value of a label, in both formats. Prometheus takes a NUL for the end of all text, so one name could hide what
     * follows: it is replaced.
     */
    static String label(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (c == '"') {
                escaped.append("\\\"");
            } else {
                escaped.append(c == '\0' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
