/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.Refusal;
import dev.lifesigns.checks.internal.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;

/**
 * An element of BER with a tag of one byte, which is all that LDAP uses (RFC 4511 §5.1).
 *
 * @param content of a constructed element, its elements one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ber(int tag, byte[] content) {
    static final int SEQUENCE = 0x30;
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int ENUMERATED = 0x0a;
    private static final int LONGEST = 64 * 1024;
    private static final int LONG_FORM = 0x80;

    static Ber text(String text) {
        return text(OCTETS, text);
    }

    static Ber text(int tag, String text) {
        return new Ber(tag, text.getBytes(UTF_8));
    }

    static Ber integer(int value) {
        return new Ber(INTEGER, BigInteger.valueOf(value).toByteArray());
    }

    static Ber enumerated(int value) {
        return new Ber(ENUMERATED, BigInteger.valueOf(value).toByteArray());
    }

    static Ber no() {
        return new Ber(BOOLEAN, new byte[1]);
    }

    static Ber of(int tag, Ber... elements) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Ber element : elements) {
            content.writeBytes(element.bytes());
        }
        return new Ber(tag, content.toByteArray());
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(tag);
        if (content.length < LONG_FORM) {
            bytes.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            bytes.write(LONG_FORM | length.length);
            bytes.writeBytes(length);
        }
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    /**
     * Reads one.
     *
     * @throws Refusal if the bytes are not an element of at most 64 KiB
     */
    static Ber read(Wire wire) throws IOException {
        int tag = wire.readByte();
        if (tag != SEQUENCE) {
            throw malformed("0x" + Integer.toHexString(tag));
        }
        int first = wire.readByte();
        int length = first;
        if (first >= LONG_FORM) {
            if (first - LONG_FORM < 1 || first - LONG_FORM > Integer.BYTES) {
                throw malformed("a length of " + (first - LONG_FORM) + " bytes");
            }
            length = new BigInteger(1, wire.bytes(first - LONG_FORM))
                    .min(BigInteger.valueOf(LONGEST + 1))
                    .intValue();
        }
        if (length > LONGEST) {
            throw malformed("more than " + LONGEST + " bytes");
        }
        return new Ber(tag, wire.bytes(length));
    }

    /** Reads the elements of this one in their order. */
    Elements elements() {
        return new Elements(content);
    }

    String text() {
        return new String(content, UTF_8);
    }

    /** The value of an integer, or of an enumeration. */
    int number() throws Refusal {
        if (content.length == 0 || content.length > Integer.BYTES) {
            throw malformed("a number of " + content.length + " bytes");
        }
        return new BigInteger(content).intValue();
    }

    private static Refusal malformed(String found) {
        return new Refusal(ErrorKind.FAILED, found + " (expected: a message of LDAP)");
    }

    /** What is in an element. Not thread-safe. */
    static final class Elements {
        private final byte[] content;
        private int at;

        private Elements(byte[] content) {
            this.content = content;
        }

        /** @throws Refusal if there is none */
        Ber next() throws Refusal {
            int tag = octet();
            int length = octet();
            if (length >= LONG_FORM) {
                int bytes = length - LONG_FORM;
                length = 0;
                for (int read = 0; read < bytes; read++) {
                    length = length > LONGEST ? length : length << 8 | octet();
                }
            }
            if (length > content.length - at) {
                throw malformed("an element that is longer than its message");
            }
            byte[] part = new byte[length];
            System.arraycopy(content, at, part, 0, length);
            at += length;
            return new Ber(tag, part);
        }

        private int octet() throws Refusal {
            if (at == content.length) {
                throw malformed("a message that ends too soon");
            }
            return content[at++] & 0xff;
        }
    }
}
