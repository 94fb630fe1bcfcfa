/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.text.Printable;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;

/** Prose that is assembled from parts, and laid out for a terminal. */
final class Sentence {
    private Sentence() {}

    /** The text with a period at its end. */
    static String closed(String text) {
        return text.isEmpty() || text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }

    /** The text in lines of at most that many columns, including indentation; a longer word stays whole. */
    static String wrapped(String text, int columns, String indentation) {
        String oneLine = text.strip().replaceAll("\\s+", " ");
        String lines = WordUtils.wrap(oneLine, columns - indentation.length(), "\n", false);
        return lines.lines()
                .map(line -> Printable.lineStart(indentation + line) + "\n")
                .collect(Collectors.joining());
    }
}
