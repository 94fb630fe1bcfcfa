/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * One GET over HTTP/1.1. A code from 200 to 299 is a yes, and nothing else is: a redirect says nothing about health. The answer is
 * shown with the word after {@code "status"}, if the start of the body has one.
 */
final class HttpExchange {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int LONGEST_BODY = 4 * 1024;
    private static final int LONGEST_WORD = 32;

    private HttpExchange() {}

    static Answer run(Connection connection, Target target) throws IOException {
        String request = "GET " + target.resource() + " HTTP/1.1\r\nHost: " + target.authority()
                + "\r\nUser-Agent: lifesigns-ask\r\nAccept: application/json, */*;q=0.5\r\nConnection: close\r\n\r\n";
        connection.out().write(request.getBytes(ISO_8859_1));
        connection.out().flush();
        Received received = new Received(connection.in());
        String head = received.head();
        int code = code(head);
        while (code < 200) {
            head = received.head();
            code = code(head);
        }
        String word = word(received.body(length(head)));
        return new Answer(code < 300, word.isEmpty() ? Integer.toString(code) : word + " (" + code + ")");
    }

    private static int code(String head) throws IOException {
        boolean http = head.startsWith("HTTP/1.") && head.length() > 12 && head.charAt(8) == ' ';
        int code = 0;
        for (int i = 9; http && i < 12; i++) {
            int digit = head.charAt(i) - '0';
            http = digit >= 0 && digit <= 9;
            code = 10 * code + digit;
        }
        if (!http || code < 100) {
            throw new IOException("not an answer of HTTP");
        }
        return code;
    }

    /** The length of the body as far as it is read. */
    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length:");
        if (at < 0) {
            return LONGEST_BODY;
        }
        int end = lower.indexOf('\r', at + 2);
        String value = lower.substring(at + "\r\ncontent-length:".length(), end).strip();
        try {
            return (int) Math.min(LONGEST_BODY, Long.parseLong(value));
        } catch (NumberFormatException e) {
            return LONGEST_BODY;
        }
    }

    /** The value of the first {@code "status"}, if it is a word. */
    private static String word(String body) {
        int key = body.indexOf("\"status\"");
        if (key < 0) {
            return "";
        }
        int at = afterSpaces(body, key + "\"status\"".length());
        if (at >= body.length() || body.charAt(at) != ':') {
            return "";
        }
        at = afterSpaces(body, at + 1);
        int end = at < body.length() && body.charAt(at) == '"' ? body.indexOf('"', at + 1) : -1;
        return end < 0 || end - at > LONGEST_WORD ? "" : body.substring(at + 1, end);
    }

    private static int afterSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** What has arrived, in bounds. */
    private static final class Received {
        private final InputStream in;
        private final byte[] buffer = new byte[LONGEST_HEAD + LONGEST_BODY];
        private int size;
        private int from;

        Received(InputStream in) {
            this.in = in;
        }

        String head() throws IOException {
            for (int at = from; at - from <= LONGEST_HEAD; at++) {
                while (size < at + 4) {
                    if (!more()) {
                        throw new EOFException(size == 0 ? "closed without an answer" : "closed within an answer");
                    }
                }
                if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                    String head = new String(buffer, from, at + 2 - from, ISO_8859_1);
                    from = at + 4;
                    return head;
                }
            }
            throw new IOException("headers too large (expected: at most " + LONGEST_HEAD + " bytes)");
        }

        /** Up to that many bytes; fewer if the connection is closed, or if its last chunk has arrived. */
        String body(int length) throws IOException {
            int end = Math.min(buffer.length, from + Math.max(0, length));
            boolean open = true;
            while (open && size < end && !endsWithLastChunk()) {
                open = more();
            }
            return new String(buffer, from, Math.min(size, end) - from, ISO_8859_1);
        }

        private boolean endsWithLastChunk() {
            return size - from >= 5 && new String(buffer, size - 5, 5, ISO_8859_1).equals("0\r\n\r\n");
        }

        private boolean more() throws IOException {
            if (size == buffer.length) {
                throw new IOException("headers too large (expected: at most " + LONGEST_HEAD + " bytes)");
            }
            int read = in.read(buffer, size, buffer.length - size);
            size += Math.max(0, read);
            return read >= 0;
        }
    }
}
