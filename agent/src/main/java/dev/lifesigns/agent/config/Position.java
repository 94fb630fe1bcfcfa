/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

/**
 * A place in a file.
 *
 * @param file the file's name as the user gave it
 * @param line from 1, or 0 for the file as a whole
 * @param column from 1, in code points; 0 for the file as a whole
 */
public record Position(String file, int line, int column) {
    static Position ofFile(String file) {
        return new Position(file, 0, 0);
    }

    /** {@code line:column}, for a sentence that has named the file already. */
    String inFile() {
        return line + ":" + column;
    }

    /** {@code file:line:column}, a form that editors and terminals turn into a link; {@code file} for a whole file. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + inFile();
    }
}
