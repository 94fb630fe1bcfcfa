/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** Bytes that are appended to. Numbers are written digit by digit, so that a scrape of many checks creates no text for each. */
final class ByteBuilder {
    private static final int NANO_DIGITS = 9;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int LONGEST_INTEGER = 20;

    private byte[] bytes;
    private int length;

    ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    void append(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** Appends text that has no other characters than those of ASCII. */
    void ascii(String text) {
        append(text.getBytes(ISO_8859_1));
    }

    void append(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    /** Appends a number that is not negative. */
    void integer(long value) {
        ensure(LONGEST_INTEGER);
        int end = length + digits(value);
        long rest = value;
        for (int at = end - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
    }

    /** Appends seconds, with as many decimals as it takes and at least one. */
    void seconds(long seconds, int nanos) {
        integer(seconds);
        ensure(NANO_DIGITS + 1);
        bytes[length++] = '.';
        long rest = nanos;
        for (long weight = NANOS_PER_SECOND / 10; weight > 0; weight /= 10) {
            bytes[length++] = (byte) ('0' + rest / weight);
            rest %= weight;
            if (rest == 0) {
                return;
            }
        }
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** The bytes as text; for ASCII. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, ISO_8859_1);
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
