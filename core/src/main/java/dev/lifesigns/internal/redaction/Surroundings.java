/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

/** Which quotes and brackets are open at each position of a text. Immutable after construction. */
final class Surroundings {
    private static final String OPENERS = "([{";
    private static final String CLOSERS = ")]}";
    private static final int DEEPEST = 64;

    private final String text;
    private final char[] quotes;
    private final char[] closers;

    Surroundings(String text) {
        this.text = text;
        this.quotes = new char[text.length() + 1];
        this.closers = new char[text.length() + 1];
        char[] open = new char[DEEPEST];
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            quotes[i] = quote;
            closers[i] = depth == 0 ? 0 : open[Math.min(depth, DEEPEST) - 1];
            char c = text.charAt(i);
            if (c == '\n') {
                quote = 0;
            } else if (quote(c)) {
                if (quote == 0 && opens(i)) {
                    quote = c;
                } else if (quote == c && closesQuote(text, i)) {
                    quote = 0;
                }
            } else if (OPENERS.indexOf(c) >= 0) {
                if (depth < DEEPEST) {
                    open[depth] = CLOSERS.charAt(OPENERS.indexOf(c));
                }
                depth++;
            } else if (depth > 0 && CLOSERS.indexOf(c) >= 0) {
                depth--;
            }
        }
        quotes[text.length()] = quote;
    }

    /** The quote around that position, or 0. */
    char quoteAt(int position) {
        return quotes[position];
    }

    /** What closes the bracket around that position, or 0. */
    char closerAt(int position) {
        return closers[position];
    }

    static boolean quote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** Whether a quote at that position can be a closing one. */
    static boolean closesQuote(String text, int position) {
        if (position + 1 >= text.length()) {
            return true;
        }
        char next = text.charAt(position + 1);
        return Character.isWhitespace(next)
                || ",;:)]}>&<\\\"'`…".indexOf(next) >= 0
                || next == '.' && (position + 2 == text.length() || Character.isWhitespace(text.charAt(position + 2)));
    }

    private boolean opens(int position) {
        if (position == 0) {
            return true;
        }
        char before = text.charAt(position - 1);
        return Character.isWhitespace(before) || "([{=:,>;|&?\\\"'`".indexOf(before) >= 0;
    }
}
