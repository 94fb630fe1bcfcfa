/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

/**
 * A place in a file.
 *
 * @param file the file's name as the user gave it
 * @param line from 1, or 0 for the file as a whole
 * @param column from 1, in code points; 0 for the file as a whole
 */
public record Position(String file, int line, int column) {
    /** The file as a whole. */
    public static Position ofFile(String file) {
        return new Position(file, 0, 0);
    }

    /** The position right after the given start of a file. */
    public static Position after(CharSequence text, String file) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            if (endsLine(text, i)) {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(text.charAt(i))) {
                column++;
            }
        }
        return new Position(file, line, column);
    }

    /** Line breaks are those of YAML, which include a lone carriage return. */
    private static boolean endsLine(CharSequence text, int at) {
        boolean pair = at + 1 < text.length() && text.charAt(at + 1) == '\n';
        return text.charAt(at) == '\n' || (text.charAt(at) == '\r' && !pair);
    }

    /** The same place if that many more lines come before it. */
    public Position below(int lines) {
        return line == 0 ? this : new Position(file, line + lines, column);
    }

    /** {@code line:column}, for a sentence that has named the file already. */
    public String inFile() {
        return line + ":" + column;
    }

    /** {@code file:line:column}, a form that editors and terminals turn into a link; {@code file} for a whole file. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + inFile();
    }
}
