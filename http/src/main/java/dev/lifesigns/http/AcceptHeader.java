/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Accept} by RFC 9110, section 12.5.1, in place and without allocating.
 *
 * <p>An element that is not a media range is skipped. Parameters other than {@code q}, and {@code version} where we have
 * versions, do not distinguish our types and are ignored. {@code Accept-Encoding} has the same form. At most {@value #LONGEST} characters are read.
 */
final class AcceptHeader {
    private static final int LONGEST = 4_096;
    private static final int FULL = 1_000;
    private static final int EXACT = 3;

    private AcceptHeader() {}

    /** How much a media type is wanted, from 0 (not at all) to 1000; the most specific range that fits decides. */
    static int quality(String accept, String mediaType) {
        return quality(accept, mediaType, null);
    }

    /**
     * A number that is higher the more a media type is wanted, and 0 if it is not wanted at all. Of two with the same quality the
     * one that is named goes before one that only a wildcard covers, and of two that are named the first: the specification
     * leaves that open, and clients list what they prefer first.
     */
    static int rank(String accept, String mediaType) {
        int quality = quality(accept, mediaType);
        int named = position(accept, mediaType);
        return quality * 2 * LONGEST + (quality == 0 || named < 0 ? 0 : LONGEST - named);
    }

    /** Where a media type is named, or -1. */
    private static int position(String accept, String mediaType) {
        int length = Math.min(accept.length(), LONGEST);
        for (int start = 0; start < length; ) {
            int end = endOfElement(accept, start, length);
            if (specificity(accept, start, indexOf(accept, ';', start, end), mediaType) == EXACT) {
                return start;
            }
            start = end + 1;
        }
        return -1;
    }

    /**
     * The same for a version of a media type: a range with the parameter {@code version} fits that version only.
     *
     * @param version the version, or {@code null} if the parameter is ignored
     */
    static int quality(String accept, String mediaType, @Nullable String version) {
        int length = Math.min(accept.length(), LONGEST);
        int quality = 0;
        int specificity = 0;
        int start = 0;
        while (start < length) {
            int end = endOfElement(accept, start, length);
            int rangeEnd = indexOf(accept, ';', start, end);
            int fits = specificity(accept, start, rangeEnd, mediaType);
            if (fits == EXACT && version != null) {
                fits = specificityOfVersion(accept, rangeEnd, end, version);
            }
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
            return EXACT;
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

    /** One more if the element has the version, 0 if it has another one. */
    private static int specificityOfVersion(String accept, int from, int end, String version) {
        int value = parameter(accept, from, end, "version=");
        if (value < 0) {
            return EXACT;
        }
        int valueEnd = trimSpace(accept, value, indexOf(accept, ';', value, end));
        boolean same = valueEnd - value == version.length() && accept.startsWith(version, value);
        return same ? EXACT + 1 : 0;
    }

    private static int qualityOfElement(String accept, int from, int end) {
        int value = parameter(accept, from, end, "q=");
        return value < 0
                ? FULL
                : thousandths(accept, value, trimSpace(accept, value, indexOf(accept, ';', value, end)));
    }

    /**
     * Where the value of a parameter starts, or -1 if the element does not have it.
     *
     * @param name the name of the parameter and an equals sign
     */
    private static int parameter(String accept, int from, int end, String name) {
        int start = from;
        while (start < end) {
            int next = indexOf(accept, ';', start + 1, end);
            int at = skipSpace(accept, start + 1, next);
            if (at + name.length() <= next && accept.regionMatches(true, at, name, 0, name.length())) {
                return at + name.length();
            }
            start = next;
        }
        return -1;
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
