/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

/**
 * Reads {@code Accept} by RFC 9110, section 12.5.1, in place and without allocating.
 *
 * <p>An element that is not a media range is skipped. Parameters other than {@code q} do not distinguish our types and
 * are ignored. At most {@value #LONGEST} characters are read.
 */
final class AcceptHeader {
    private static final int LONGEST = 4_096;
    private static final int FULL = 1_000;

    private AcceptHeader() {}

    /** How much a media type is wanted, from 0 (not at all) to 1000; the most specific range that fits decides. */
    static int quality(String accept, String mediaType) {
        int length = Math.min(accept.length(), LONGEST);
        int quality = 0;
        int specificity = 0;
        int start = 0;
        while (start < length) {
            int end = endOfElement(accept, start, length);
            int rangeEnd = indexOf(accept, ';', start, end);
            int fits = specificity(accept, start, rangeEnd, mediaType);
            if (fits > specificity) {
                specificity = fits;
                quality = qualityOfElement(accept, rangeEnd, end);
            }
            start = end + 1;
        }
        return quality;
    }

    /** 3 if it is the type itself, 2 for {@code type/*}, 1 for any, 0 if it does not fit. */
    private static int specificity(String accept, int from, int to, String mediaType) {
        int start = skipSpace(accept, from, to);
        int end = trimSpace(accept, start, to);
        int length = end - start;
        if (length == mediaType.length() && accept.regionMatches(true, start, mediaType, 0, length)) {
            return 3;
        }
        if (length == 3 && accept.startsWith("*/*", start)) {
            return 1;
        }
        int slash = mediaType.indexOf('/');
        boolean wholeType = length == slash + 2
                && accept.charAt(end - 1) == '*'
                && accept.regionMatches(true, start, mediaType, 0, slash + 1);
        return wholeType ? 2 : 0;
    }

    private static int qualityOfElement(String accept, int from, int end) {
        int start = from;
        while (start < end) {
            int next = indexOf(accept, ';', start + 1, end);
            int name = skipSpace(accept, start + 1, next);
            if (name + 1 < next && (accept.charAt(name) | 0x20) == 'q' && accept.charAt(name + 1) == '=') {
                return thousandths(accept, name + 2, trimSpace(accept, name + 2, next));
            }
            start = next;
        }
        return FULL;
    }

    /** A quality value: 0 or 1, with up to three decimals. Anything else is read as not wanted. */
    private static int thousandths(String accept, int from, int to) {
        int value = 0;
        int weight = FULL;
        for (int i = from; i < to; i++) {
            char c = accept.charAt(i);
            boolean point = i == from + 1;
            if (point ? c != '.' : c < '0' || c > '9') {
                return 0;
            }
            if (!point) {
                value += (c - '0') * weight;
                weight /= 10;
            }
        }
        return value <= FULL && to - from <= 5 ? value : 0;
    }

    /** The next comma outside a quoted string. */
    private static int endOfElement(String accept, int start, int length) {
        boolean quoted = false;
        for (int i = start; i < length; i++) {
            char c = accept.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && c == ',') {
                return i;
            }
        }
        return length;
    }

    private static int indexOf(String text, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return to;
    }

    private static int skipSpace(String text, int from, int to) {
        int i = from;
        while (i < to && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int trimSpace(String text, int from, int to) {
        int i = to;
        while (i > from && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
