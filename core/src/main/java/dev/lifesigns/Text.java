/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Locale;

/** Makes text of unknown origin safe for a single line of a log and for any encoding. */
final class Text {
    private static final char UNREADABLE = '\ufffd';

    private Text() {}

    /**
     * The text with runs of line breaks and other control characters replaced by a space, and invisible characters
     * (format, surrogate, private-use, and unassigned ones) by the replacement character.
     */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean broken = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (control(c)) {
                broken = true;
            } else if (!broken || !Character.isWhitespace(c)) {
                line.append(broken ? " " : "").appendCodePoint(unseen(c) ? UNREADABLE : c);
                broken = false;
            }
        }
        return line.toString();
    }

    /** The text, cut to that many characters if it is longer; it then ends with an ellipsis. */
    static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }

    /** In lower case, independent of the default locale. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean control(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static boolean unseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
