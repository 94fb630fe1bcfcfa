/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;

/** Makes text of unknown origin fit for one line of a log and for any encoding. */
final class Text {
    private static final char UNREADABLE = '\ufffd';

    private Text() {}

    /** The text with line breaks and other control characters as one space each, and without halves of characters. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean broken = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (control(c)) {
                broken = true;
            } else if (!broken || !Character.isWhitespace(c)) {
                line.append(broken ? " " : "").append(lonely(text, i) ? UNREADABLE : c);
                broken = false;
            }
        }
        return line.toString();
    }

    /** The text, cut to that many characters if it is longer; an ellipsis says so. */
    static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }

    /** In lower case, whatever the locale. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean control(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    /** Whether it is one half of a character without the other. */
    private static boolean lonely(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
