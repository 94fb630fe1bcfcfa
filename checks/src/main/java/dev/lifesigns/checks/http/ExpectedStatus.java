/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The status codes that count as success.
 *
 * @param ranges in the order in which they were written
 */
record ExpectedStatus(List<Range> ranges) {
    private static final Pattern ONE = Pattern.compile("([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");
    private static final Pattern CLASS = Pattern.compile("([1-5])[xX]{2}");

    /** From one code to another, inclusive. */
    record Range(int first, int last) {
        boolean contains(int code) {
            return first <= code && code <= last;
        }

        @Override
        public String toString() {
            return first == last ? String.valueOf(first) : first + "-" + last;
        }
    }

    /**
     * Reads codes ({@code 204}), classes ({@code 3xx}) and ranges ({@code 200-204}).
     *
     * @throws IllegalArgumentException if one is malformed, or there is none
     */
    static ExpectedStatus parse(List<String> texts) {
        if (texts.isEmpty()) {
            throw malformed("none");
        }
        List<Range> ranges = new ArrayList<>();
        for (String text : texts) {
            ranges.add(range(text.strip()));
        }
        return new ExpectedStatus(List.copyOf(ranges));
    }

    boolean contains(int code) {
        return ranges.stream().anyMatch(range -> range.contains(code));
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }

    private static Range range(String text) {
        Matcher family = CLASS.matcher(text);
        if (family.matches()) {
            int hundreds = Integer.parseInt(family.group(1)) * 100;
            return new Range(hundreds, hundreds + 99);
        }
        Matcher codes = ONE.matcher(text);
        if (!codes.matches()) {
            throw malformed(text);
        }
        int first = Integer.parseInt(codes.group(1));
        int last = codes.group(2) == null ? first : Integer.parseInt(codes.group(2));
        if (last < first) {
            throw malformed(text);
        }
        return new Range(first, last);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "expect: " + text + " (expected: a code, class or range such as 200, 2xx or 200-204)");
    }
}
