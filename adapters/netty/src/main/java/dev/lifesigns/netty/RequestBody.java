/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.buffer.ByteBuf;

/**
 * The body of a request, which is ignored: skipped as it arrives, in any framing and with trailers, and never buffered
 * (RFC 9112, sections 6 and 7).
 */
final class RequestBody {
    /** The body of a request that has none. */
    static final RequestBody NONE = new RequestBody(Part.END, 0);

    /** The longest body that is skipped to keep the connection; includes chunk sizes and trailers. */
    static final int MAX_BYTES = 64 * 1024;

    /** What comes next. */
    private enum Part {
        /** So many bytes, and that is all. */
        FIXED,
        /** The first digit of a chunk's size. */
        SIZE,
        /** Further digits, or what ends them. */
        MORE_SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER_START,
        TRAILER_NAME,
        TRAILER_VALUE,
        TRAILER_LF,
        LAST_LF,
        END
    }

    private Part part;
    private long remaining;
    private int skipped;

    private RequestBody(Part part, long remaining) {
        this.part = part;
        this.remaining = remaining;
    }

    static RequestBody of(long length) {
        return length == 0 ? NONE : new RequestBody(Part.FIXED, length);
    }

    static RequestBody chunked() {
        return new RequestBody(Part.SIZE, 0);
    }

    boolean isEnded() {
        return part == Part.END;
    }

    /**
     * Skips what has arrived of the body, and nothing beyond.
     *
     * @return false if the body is malformed or too long
     */
    boolean skip(ByteBuf in) {
        int before = in.readerIndex();
        while (part != Part.END && in.isReadable()) {
            boolean fine = part == Part.FIXED || part == Part.DATA ? skipData(in) : accept(in.readByte());
            if (!fine) {
                return false;
            }
        }
        skipped += in.readerIndex() - before;
        return skipped <= MAX_BYTES;
    }

    private boolean skipData(ByteBuf in) {
        int length = (int) Math.min(remaining, in.readableBytes());
        in.skipBytes(length);
        remaining -= length;
        if (remaining == 0) {
            part = part == Part.FIXED ? Part.END : Part.DATA_CR;
        }
        return true;
    }

    private boolean accept(byte next) {
        return switch (part) {
            case SIZE -> digit(next);
            case MORE_SIZE -> digit(next) || afterSize(next);
            case EXTENSION -> text(next, Part.SIZE_LF);
            case SIZE_LF -> expect(next, '\n', remaining == 0 ? Part.TRAILER_START : Part.DATA);
            case DATA_CR -> expect(next, '\r', Part.DATA_LF);
            case DATA_LF -> expect(next, '\n', Part.SIZE);
            case TRAILER_START -> next == '\r' ? advance(Part.LAST_LF) : isToken(next) && advance(Part.TRAILER_NAME);
            case TRAILER_NAME -> next == ':' ? advance(Part.TRAILER_VALUE) : isToken(next);
            case TRAILER_VALUE -> text(next, Part.TRAILER_LF);
            case TRAILER_LF -> expect(next, '\n', Part.TRAILER_START);
            case LAST_LF -> expect(next, '\n', Part.END);
            case FIXED, DATA, END -> throw new IllegalStateException(part.name());
        };
    }

    private boolean digit(byte next) {
        int value = Character.digit(next, 16);
        if (value < 0) {
            return false;
        }
        remaining = (part == Part.SIZE ? 0 : remaining * 16) + value;
        part = Part.MORE_SIZE;
        return remaining <= MAX_BYTES;
    }

    private boolean afterSize(byte next) {
        return next == '\r' ? advance(Part.SIZE_LF) : next == ';' && advance(Part.EXTENSION);
    }

    /** Text up to the end of the line; a line feed alone ends no line. */
    private boolean text(byte next, Part afterCarriageReturn) {
        return next == '\r' ? advance(afterCarriageReturn) : next != '\n';
    }

    /** What names of fields are made of (RFC 9110, section 5.6.2). */
    private static boolean isToken(byte c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private boolean expect(byte next, char expected, Part then) {
        return next == expected && advance(then);
    }

    private boolean advance(Part next) {
        part = next;
        return true;
    }
}
