/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** The fields of a request and the status of a response as HPACK has them (RFC 7541), without a table of our own. */
final class HeaderBlock {
    /** What the static table has at the indexes 8 to 14. */
    private static final int[] STATIC_STATUS = {200, 204, 206, 304, 400, 404, 500};

    private static final int FIRST_STATUS = 8;

    /** A literal that nobody on the way may index: it may be a secret. */
    private static final int NEVER_INDEXED = 0x10;

    private HeaderBlock() {}

    static byte[] of(RequestHead request, URI target) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        add(block, ":method", request.method());
        add(block, ":scheme", target.getScheme());
        add(block, ":authority", target.getRawAuthority());
        String query = target.getRawQuery();
        add(block, ":path", target.getRawPath() + (query == null ? "" : "?" + query));
        request.headers().forEach((name, value) -> add(block, name.toLowerCase(Locale.ROOT), value));
        return block.toByteArray();
    }

    /**
     * The status, which is the first field of every response.
     *
     * @throws ProtocolException if it is not
     */
    static int status(byte[] block) throws ProtocolException {
        int at = 0;
        while (at < block.length && (block[at] & 0xe0) == 0x20) {
            // the size of a table that is not used: 0
            at++;
        }
        if (at == block.length) {
            throw malformed();
        }
        int first = block[at] & 0xff;
        if ((first & 0x80) != 0) {
            return ofStaticTable(first & 0x7f);
        }
        ofStaticTable(first & ((first & 0x40) == 0 ? 0x0f : 0x3f));
        if (at + 1 == block.length) {
            throw malformed();
        }
        int length = block[at + 1] & 0x7f;
        if (length > 3 || at + 2 + length > block.length) {
            throw malformed();
        }
        boolean coded = (block[at + 1] & 0x80) != 0;
        return valid(number(Arrays.copyOfRange(block, at + 2, at + 2 + length), coded, 3));
    }

    private static int ofStaticTable(int index) throws ProtocolException {
        if (index < FIRST_STATUS || index >= FIRST_STATUS + STATIC_STATUS.length) {
            throw malformed();
        }
        return STATIC_STATUS[index - FIRST_STATUS];
    }

    /**
     * A number of so many digits.
     *
     * @param coded whether it is in Huffman's code, where 0 to 2 have the codes 0 to 2 of five bits, and 3 to 9 the codes
     *     25 to 31 of six
     */
    static int number(byte[] text, boolean coded, int digits) throws ProtocolException {
        int number = 0;
        if (!coded) {
            for (byte character : text) {
                number = 10 * number + digit(character - '0');
            }
            return number;
        }
        int bits = 0;
        for (byte part : text) {
            bits = bits << 8 | part & 0xff;
        }
        int left = 8 * text.length;
        for (int read = 0; read < digits; read++) {
            int five = bits(bits, left, 5);
            if (five <= 2) {
                number = 10 * number + five;
                left -= 5;
            } else {
                number = 10 * number + digit(bits(bits, left, 6) - 25 + 3);
                left -= 6;
            }
        }
        return number;
    }

    private static int bits(int all, int left, int count) throws ProtocolException {
        if (left < count) {
            throw malformed();
        }
        return all >>> (left - count) & ((1 << count) - 1);
    }

    private static int digit(int digit) throws ProtocolException {
        if (digit < 0 || digit > 9) {
            throw malformed();
        }
        return digit;
    }

    private static int valid(int status) throws ProtocolException {
        if (status < 100 || status > 599) {
            throw malformed();
        }
        return status;
    }

    private static ProtocolException malformed() {
        return new ProtocolException("no status in the response's fields");
    }

    private static void add(ByteArrayOutputStream block, String name, String value) {
        block.write(NEVER_INDEXED);
        text(block, name);
        text(block, value);
    }

    /** Its length as an integer with a prefix of 7 bits, then its bytes. */
    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        if (bytes.length < 127) {
            block.write(bytes.length);
        } else {
            block.write(127);
            int rest = bytes.length - 127;
            while (rest >= 128) {
                block.write(rest % 128 + 128);
                rest /= 128;
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }
}
