/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as a person sees it: letters that look alike are the same, and invisible characters are gone. It knows where
 * each of its characters came from. Immutable after construction.
 */
final class FoldedText {
    private final StringBuilder folded;
    /* Where each character starts in the original; null while the two are the same. */
    private int @Nullable [] starts;

    private final String chars;
    private final boolean cut;
    private final int length;
    private @Nullable Surroundings surroundings;

    private FoldedText(String original, boolean decode, boolean cut) {
        this.folded = new StringBuilder(original.length());
        this.cut = cut;
        this.length = original.length();
        int at = 0;
        while (at < original.length()) {
            at = read(original, at, decode);
        }
        this.chars = folded.toString();
    }

    /** The text as it is written. */
    static FoldedText asWritten(String text, boolean cut) {
        return new FoldedText(text, false, cut);
    }

    /** The text without percent-encoding, JSON escapes, and XML entities; {@code null} if it has none. */
    static @Nullable FoldedText decoded(String text, boolean cut) {
        boolean encoded = text.indexOf('%') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('&') >= 0;
        return encoded ? new FoldedText(text, true, cut) : null;
    }

    String chars() {
        return chars;
    }

    /** Whether the original was longer. */
    boolean cut() {
        return cut;
    }

    /** The quotes and brackets that are open at each position. */
    Surroundings surroundings() {
        if (surroundings == null) {
            surroundings = new Surroundings(chars);
        }
        return surroundings;
    }

    /** Marks these characters in the original, and invisible ones after them. */
    void mark(Mask mask, int start, int end) {
        if (start < end) {
            int[] from = starts;
            int next = from == null ? end : end < chars.length() ? from[end] : length;
            mask.add(from == null ? start : from[start], next);
        }
    }

    private int read(String original, int at, boolean decode) {
        char c = original.charAt(at);
        if (decode && (c == '%' || c == '\\' || c == '&')) {
            int end = Escapes.end(original, at);
            if (end > at) {
                append(Escapes.value(original, at, end), original.length(), at, end);
                return end;
            }
        }
        if (c < 0x80) {
            append(c, at, at + 1);
            return at + 1;
        }
        int codePoint = original.codePointAt(at);
        int end = at + Character.charCount(codePoint);
        append(codePoint, original.length(), at, end);
        return end;
    }

    /** Appends what the character is read as, which is not always one character. */
    private void append(int codePoint, int capacity, int at, int end) {
        if (codePoint < 0x80) {
            append((char) codePoint, at, end);
            return;
        }
        String read = Letters.read(codePoint);
        for (int i = 0; i < read.length(); i++) {
            append(read.charAt(i), at, end);
        }
        if (read.isEmpty()) {
            track(capacity);
        }
    }

    private void append(char c, int start, int end) {
        int position = folded.length();
        if (starts == null && (start != position || end != position + 1)) {
            track(Math.max(position, 16));
        }
        folded.append(c);
        int[] from = starts;
        if (from != null) {
            if (position >= from.length) {
                from = Arrays.copyOf(from, position * 2 + 16);
                starts = from;
            }
            from[position] = start;
        }
    }

    private void track(int capacity) {
        if (starts != null) {
            return;
        }
        int position = folded.length();
        int[] from = new int[Math.max(capacity, position + 1)];
        for (int i = 0; i < position; i++) {
            from[i] = i;
        }
        starts = from;
    }
}
