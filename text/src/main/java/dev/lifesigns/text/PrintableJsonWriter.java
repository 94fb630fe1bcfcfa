/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.io.IOException;
import java.io.Writer;

/** Makes JSON printable line by line, so that it need not be in memory as a whole. What is below is flushed, never closed. */
final class PrintableJsonWriter extends Writer {
    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    PrintableJsonWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        int from = line.length();
        line.append(text, offset, length);
        int end = line.lastIndexOf("\n") + 1;
        if (end > from) {
            out.write(Printable.json(line.substring(0, end)));
            line.delete(0, end);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.write(Printable.json(line.toString()));
        line.setLength(0);
        flush();
    }
}
