/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import dev.lifesigns.internal.redaction.SecretNames.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the end of a value. If that is unclear, it is the furthest possible one. */
final class Values {
    private static final Pattern OPENING = Pattern.compile("(?:[NEBRUXnebrux]&?(?=['\"]))?(\\\\*+)([\"'`])");

    /** The start of the next pair of a name and a value. */
    private static final Pattern NEXT_PAIR = Pattern.compile("[\\s,;&)}\\]]++["
            + "\"'\\\\({\\[<]*+[A-Za-z_][\\w.$-]{0,60}+[\"'\\\\\\]]{0,4}+(?:\\s{0,3}+=(?!=)|\\s{0,3}+:(?=[\\s\"'\\\\{\\[])|\\s?->)"
            + "|;\\s*+[A-Za-z](?:[\\w.-]| (?=\\w)){0,40}+=");

    private static final Pattern NEXT_PARAMETER = Pattern.compile("&(?:amp;)?[\\w.\\[\\]-]{1,60}+=");

    private final FoldedText text;
    private final String chars;

    Values(FoldedText text) {
        this.text = text;
        this.chars = text.chars();
    }

    /** The end (exclusive) of the value that starts at {@code start}, including its quotes and brackets. */
    int end(int start, Kind kind) {
        Matcher opening = at(OPENING, start);
        if (opening.lookingAt()) {
            return quotedEnd(
                    opening.end(), opening.group(2).charAt(0), opening.group(1).length());
        }
        if (start < chars.length() && chars.charAt(start) == '{') {
            return bracesEnd(start);
        }
        return start < chars.length() && chars.charAt(start) == '[' ? closerEnd(start, '[', ']') : bareEnd(start, kind);
    }

    /** The end of a value in a query, which contains no blank. */
    int parameterEnd(int start) {
        char quote = text.surroundings().quoteAt(start);
        int end = start;
        while (end < chars.length() && !Character.isWhitespace(chars.charAt(end)) && !closes(quote, end)) {
            if (chars.charAt(end) == '&' && at(NEXT_PARAMETER, end).lookingAt()
                    || chars.charAt(end) == ';' && at(NEXT_PAIR, end).lookingAt()) {
                break;
            }
            end++;
        }
        return end;
    }

    /** The end of a command-line argument: of the quotes, or the next blank. */
    int argumentEnd(int start) {
        Matcher opening = at(OPENING, start);
        if (opening.lookingAt()) {
            return quotedEnd(
                    opening.end(), opening.group(2).charAt(0), opening.group(1).length());
        }
        return wordEnd(start);
    }

    /** The next blank, or the end of the quotes around it. */
    int wordEnd(int start) {
        char quote = text.surroundings().quoteAt(start);
        int end = start;
        while (end < chars.length() && !Character.isWhitespace(chars.charAt(end)) && !closes(quote, end)) {
            end++;
        }
        return end;
    }

    /** The end of the line, or of the quotes or brackets around it. */
    int lineEnd(int start) {
        char quote = text.surroundings().quoteAt(start);
        char closer = text.surroundings().closerAt(start);
        int closed = -1;
        int end = start;
        while (end < chars.length() && chars.charAt(end) != '\n' && chars.charAt(end) != '\r' && !closes(quote, end)) {
            if (closer != 0 && chars.charAt(end) == closer) {
                closed = end;
            }
            end++;
        }
        return closed >= 0 ? closed : end;
    }

    /** The end of brackets of that kind, or of the text. */
    int closerEnd(int start, char opener, char closer) {
        int depth = 0;
        for (int i = start; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c == opener) {
                depth++;
            } else if (c == closer && --depth == 0) {
                return i + 1;
            }
        }
        return chars.length();
    }

    /** A doubled closing brace is part of the value, as in SQL Server. */
    private int bracesEnd(int start) {
        int depth = 0;
        for (int i = start; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && depth == 1 && i + 1 < chars.length() && chars.charAt(i + 1) == '}') {
                i++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return chars.length();
    }

    /*
     * Quotes may themselves be quoted: at each level, the number of backslashes before a quote doubles and grows by
     * one, and a backslash of the value takes as many as it needs to be even. A quote that is followed only by more
     * text is part of the value.
     */
    private int quotedEnd(int start, char quote, int backslashes) {
        if (backslashes == 0 && doubled(start - 1, quote)) {
            int end = chars.indexOf("" + quote + quote, start + 1);
            return end < 0 ? chars.length() : end + 2;
        }
        int level = 2 * (backslashes + 1);
        int run = 0;
        for (int i = start; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c == '\\') {
                run++;
                continue;
            }
            if (c == quote && run % level == backslashes) {
                if (backslashes == 0 && i + 1 < chars.length() && chars.charAt(i + 1) == quote) {
                    i++;
                } else if (Surroundings.closesQuote(chars, i)) {
                    return i + 1;
                }
            }
            run = 0;
        }
        return chars.length();
    }

    /** Whether the quotes around the value are doubled, because it is in a statement that is itself quoted. */
    private boolean doubled(int position, char quote) {
        return position + 2 < chars.length()
                && chars.charAt(position + 1) == quote
                && chars.charAt(position + 2) != quote
                && !Surroundings.closesQuote(chars, position + 1);
    }

    private int bareEnd(int start, Kind kind) {
        char quote = text.surroundings().quoteAt(start);
        char closer = text.surroundings().closerAt(start);
        int closed = -1;
        int end = start;
        for (; end < chars.length(); end++) {
            char c = chars.charAt(end);
            if (c == '\n' || c == '\r' || kind != Kind.PHRASE && Character.isWhitespace(c) || closes(quote, end)) {
                break;
            }
            if (end > start && separator(c) && at(NEXT_PAIR, end).lookingAt()) {
                closed = c == closer ? end : closed;
                break;
            }
            if (closer != 0 && c == closer) {
                closed = end;
            }
        }
        return closed >= 0 ? closed : end;
    }

    private boolean closes(char quote, int position) {
        return quote != 0 && chars.charAt(position) == quote && Surroundings.closesQuote(chars, position);
    }

    private static boolean separator(char c) {
        return Character.isWhitespace(c) || ",;&)}]".indexOf(c) >= 0;
    }

    Matcher at(Pattern pattern, int position) {
        return pattern.matcher(chars)
                .region(position, chars.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }
}
