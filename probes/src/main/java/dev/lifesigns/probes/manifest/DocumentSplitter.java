/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a stream of YAML documents at lines that start with {@code ---}. YAML does not allow these within a document,
 * not even in quoted text, so a broken document cannot hide the others.
 */
final class DocumentSplitter {
    private static final String MARKER = "---";

    private DocumentSplitter() {}

    /**
     * A part of the file.
     *
     * @param text from the marker to before the next one
     * @param linesBefore how many lines of the file precede it
     */
    record Part(String text, int linesBefore) {}

    /** The parts in order; together they are the whole text. */
    static List<Part> split(String text) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        int startLine = 0;
        int line = 0;
        boolean content = false;
        for (int at = 0; at < text.length(); line++) {
            int next = nextLine(text, at);
            boolean marker = isMarker(text, at);
            if (marker && content) {
                parts.add(new Part(text.substring(start, at), startLine));
                start = at;
                startLine = line;
            }
            content = marker || (content || isContent(text, at, next));
            at = next;
        }
        parts.add(new Part(text.substring(start), startLine));
        return parts;
    }

    private static boolean isMarker(String text, int at) {
        if (!text.startsWith(MARKER, at)) {
            return false;
        }
        int after = at + MARKER.length();
        return after == text.length() || Character.isWhitespace(text.charAt(after));
    }

    /** Directives and comments belong to the document that follows them. */
    private static boolean isContent(String text, int from, int to) {
        if (text.charAt(from) == '%') {
            return false;
        }
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c)) {
                return c != '#';
            }
        }
        return false;
    }

    private static int nextLine(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                return at + 1;
            }
            if (c == '\r') {
                boolean pair = at + 1 < text.length() && text.charAt(at + 1) == '\n';
                return pair ? at + 2 : at + 1;
            }
        }
        return text.length();
    }
}
