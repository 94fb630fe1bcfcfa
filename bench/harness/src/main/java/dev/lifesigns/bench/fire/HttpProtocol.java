/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1, as far as a GET needs it. */
final class HttpProtocol implements Protocol {
    private static final byte[] GOOD = bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    private static final byte[] BAD = bytes("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");

    @Override
    public @Nullable String request(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public byte[] good(String request) {
        return GOOD;
    }

    @Override
    public byte[] bad(String request) {
        return BAD;
    }

    @Override
    public boolean isLast(String request) {
        return request.contains("Connection: close");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
