/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the end of a request's head among bytes that come in pieces, and makes no object of any of them: an unfinished
 * head costs its bytes and nothing else. Looks at each byte once.
 */
final class HeadScanner {
    static final int MAX_LINE = 8 * 1024;
    static final int MAX_FIELDS = 100;
    static final int MAX_FIELD_BYTES = 8 * 1024;

    /** What is wrong with a head, before it is known what it says. */
    enum Excess {
        LINE_TOO_LONG,
        FIELDS_TOO_LARGE
    }

    private static final byte CR = '\r';
    private static final byte LF = '\n';

    /** Bytes seen since the start of the head. */
    private int seen;

    /** Where the current line starts. */
    private int lineStart;

    /** Lines that have ended, the request line included. */
    private int lines;

    /** Where the request line ends. */
    private int fieldsStart;

    /**
     * Looks at what is new.
     *
     * @param in its reader index at the start of the head
     * @return the length of the head, or 0 if it has not ended
     */
    int scan(ByteBuf in) {
        int start = in.readerIndex();
        int end = in.writerIndex();
        int at = start + seen;
        while (at < end) {
            int newline = in.indexOf(at, end, LF);
            if (newline < 0) {
                break;
            }
            int length = newline - start - lineStart;
            if (length == 0 || (length == 1 && in.getByte(newline - 1) == CR)) {
                return newline + 1 - start;
            }
            lines++;
            lineStart = newline + 1 - start;
            if (lines == 1) {
                fieldsStart = lineStart;
            }
            at = newline + 1;
        }
        seen = end - start;
        return 0;
    }

    /**
     * What there is too much of, or {@code null}.
     *
     * @param length the length of the head, or of what has come of it
     */
    @Nullable
    Excess excess(int length) {
        if ((lines == 0 ? length : fieldsStart) > MAX_LINE) {
            return Excess.LINE_TOO_LONG;
        }
        boolean tooMany = lines > MAX_FIELDS + 1;
        return tooMany || (lines > 0 && length - fieldsStart > MAX_FIELD_BYTES) ? Excess.FIELDS_TOO_LARGE : null;
    }

    /** Whether something of a head has come. */
    boolean isInProgress() {
        return seen > 0;
    }

    /** How many bytes have been looked at. */
    int seen() {
        return seen;
    }

    /** Forgets everything, for the next head. */
    void reset() {
        seen = 0;
        lineStart = 0;
        lines = 0;
        fieldsStart = 0;
    }
}
