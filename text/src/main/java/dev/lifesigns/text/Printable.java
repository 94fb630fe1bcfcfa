/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

/**
 * Text of unknown origin as one printable line, for terminals, logs and reports.
 *
 * <pre>{@code
 * Printable.of(name)          // two lines and a color as one line: first\nsecond\e[31m
 * Printable.of("C:\\logs")    // C:\\logs, with both backslashes
 * }</pre>
 *
 * <p>A character that a terminal obeys or does not show is written as an escape: {@code \n}, {@code \r}, {@code \t}, {@code
 * \e}, or a backslash, a {@code u} and four hexadecimal digits, with braces around them if there are more. These are control
 * and format characters, line and paragraph separators, unpaired surrogates, and code points that are private or not
 * assigned in this Java's Unicode. A backslash is doubled, so that the line says exactly what the text was.
 *
 * <p>A line cannot issue a command to a CI system either: the first colon of a line that starts with
 * {@code ::} (GitHub) and the second number sign of {@code ##[}, {@code ##vso[} (Azure) and {@code ##teamcity[} are escaped.
 *
 * <p>Thread-safe.
 */
public final class Printable {
    private static final String COMMAND = "::";
    private static final int LONGEST_COMMAND_NAME = 40;

    private Printable() {}

    /** The text as one line. The same text is returned if there is nothing to escape. */
    public static String of(String text) {
        return lineStart(escaped(text));
    }

    /**
     * The start of a text as one line.
     *
     * @param most how many characters of the text are shown, at least 1; an ellipsis replaces the rest
     */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return of(text);
        }
        boolean halves =
                Character.isHighSurrogate(text.charAt(most - 1)) && Character.isLowSurrogate(text.charAt(most));
        return of(text.substring(0, halves ? most - 1 : most)) + "…";
    }

    /** Each line of a text that is meant to have several. */
    public static String lines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.append(of(text.substring(from, end))).append('\n');
            from = end + 1;
        }
        return lines.append(of(text.substring(from))).toString();
    }

    /**
     * JSON with escapes of JSON, so that a reader gets the same values. Only its strings can contain such a character.
     */
    public static String json(String json) {
        StringBuilder printable = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); ) {
            int c = json.codePointAt(i);
            int size = Character.charCount(c);
            if ((c != '\n' && isUnprintable(c)) || isCommandSign(json, i)) {
                json.substring(i, i + size).chars().forEach(half -> appendHex(printable, half));
            } else {
                printable.appendCodePoint(c);
            }
            i += size;
        }
        return printable.toString();
    }

    /**
     * A line of which only the start may need an escape, such as one part of a text that was broken into lines after it
     * was made printable.
     */
    public static String lineStart(String line) {
        int start = 0;
        while (start < line.length() && isSpace(line.charAt(start))) {
            start++;
        }
        return line.startsWith(COMMAND, start)
                ? line.substring(0, start) + "\\u003a" + line.substring(start + 1)
                : line;
    }

    /** Whether the character is written as an escape wherever it occurs. */
    public static boolean isUnprintable(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7f) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String escaped(String text) {
        int clean = cleanLength(text);
        if (clean == text.length()) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16).append(text, 0, clean);
        for (int i = clean; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isEscaped(text, i, c)) {
                escape(line, c);
            } else {
                line.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return line.toString();
    }

    private static int cleanLength(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (isEscaped(text, i, c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private static boolean isEscaped(String text, int i, int c) {
        return c == '\\' || isUnprintable(c) || isCommandSign(text, i);
    }

    private static void escape(StringBuilder line, int c) {
        switch (c) {
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case 0x1b -> line.append("\\e");
            default -> {
                if (Character.isBmpCodePoint(c)) {
                    appendHex(line, c);
                } else {
                    line.append("\\u{").append(Integer.toHexString(c)).append('}');
                }
            }
        }
    }

    private static void appendHex(StringBuilder line, int c) {
        String hex = Integer.toHexString(c);
        line.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
    }

    /** Whether it is the second sign of {@code ##name[}, which Azure and TeamCity look for anywhere in a line. */
    private static boolean isCommandSign(String text, int i) {
        if (text.charAt(i) != '#' || i == 0 || text.charAt(i - 1) != '#') {
            return false;
        }
        int end = i + 1;
        while (end < text.length() && end - i <= LONGEST_COMMAND_NAME && isLetter(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '[';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
