/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

/** Breaks sentences into lines. */
final class WordWrap {
    private static final int WIDTH = 80;

    private WordWrap() {}

    /** Lines of at most 80 columns. */
    static String at80(String sentence) {
        return at(WIDTH, sentence);
    }

    /** Lines of at most that many columns, broken between words; a longer word has a line of its own. */
    static String at(int width, String sentence) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : sentence.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > width) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
