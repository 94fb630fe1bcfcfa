/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Decodes parts of a request line. */
final class PercentEncoding {
    private PercentEncoding() {}

    /**
     * Decodes a path or a part of a query. {@code %2F} stays as it is: an encoded slash does not separate segments.
     *
     * @param what what to call it in the message
     * @throws BadRequestException if a percent sign is not followed by two hexadecimal digits, or it contains a
     *     character, plain or encoded, that is not allowed on a request line
     */
    static String decode(String what, String raw) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                throw malformed(what, "printable ASCII, all else percent-encoded");
            }
            if (c != '%') {
                decoded.write(c);
                continue;
            }
            int octet = octet(what, raw, i);
            if (octet == '/') {
                decoded.writeBytes("%2F".getBytes(UTF_8));
            } else {
                decoded.write(octet);
            }
            i += 2;
        }
        return decoded.toString(UTF_8);
    }

    /** Throws the same exception, and returns nothing. */
    static void validate(String what, String raw) {
        var unused = decode(what, raw);
    }

    private static int octet(String what, String raw, int percent) {
        boolean wellFormed = percent + 2 < raw.length()
                && HexFormat.isHexDigit(raw.charAt(percent + 1))
                && HexFormat.isHexDigit(raw.charAt(percent + 2));
        if (!wellFormed) {
            throw malformed(what, "two hexadecimal digits after each percent sign");
        }
        int octet = HexFormat.fromHexDigits(raw, percent + 1, percent + 3);
        if (octet < ' ' || octet == 0x7F) {
            throw malformed(what, "no control characters");
        }
        return octet;
    }

    private static BadRequestException malformed(String what, String expected) {
        return new BadRequestException(what + ": malformed (expected: " + expected + ")");
    }
}
