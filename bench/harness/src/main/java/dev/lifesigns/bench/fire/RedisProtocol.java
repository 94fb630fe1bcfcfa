/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** RESP2, as far as {@code PING} and its like need it. */
final class RedisProtocol implements Protocol {
    @Override
    public @Nullable String request(DataInputStream in) throws IOException {
        String head = line(in);
        if (head == null || !head.startsWith("*")) {
            return null;
        }
        @Nullable String first = null;
        for (int words = Integer.parseInt(head.substring(1)); words > 0; words--) {
            String length = line(in);
            if (length == null) {
                return null;
            }
            byte[] word = in.readNBytes(Integer.parseInt(length.substring(1)) + 2);
            first = first == null ? new String(word, StandardCharsets.US_ASCII).strip() : first;
        }
        return first;
    }

    @Override
    public byte[] good(String request) {
        return bytes(
                switch (request) {
                    case "PING" -> "+PONG\r\n";
                    case "INFO" -> "$19\r\nredis_version:7.4.0\r\n";
                    default -> "-ERR unknown command\r\n";
                });
    }

    @Override
    public byte[] bad(String request) {
        return bytes("-LOADING Redis is loading the dataset in memory\r\n");
    }

    private static @Nullable String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
