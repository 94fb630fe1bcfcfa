/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a response (RFC 9112 §4 and §5).
 *
 * @param status 100 to 599
 * @param fields the first value of each, by name in lower case; several lengths are joined by commas
 */
public record ResponseHead(int status, Map<String, String> fields) {
    /** Total length of a head; servers send a few hundred bytes. */
    private static final int LONGEST_HEAD = 64 * 1024;

    /** Interim responses before the final one. */
    private static final int MOST_INTERIM = 10;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9]{2})(?: .*)?");

    /**
     * Reads the final head.
     *
     * @throws EOFException if the connection ends before it does
     * @throws ProtocolException if it is malformed
     */
    static ResponseHead read(InputStream in) throws IOException {
        for (int i = 0; i <= MOST_INTERIM; i++) {
            ResponseHead head = readOne(in);
            if (head.status >= 200) {
                return head;
            }
            if (head.status == 101) {
                throw new ProtocolException("a switch to another protocol, which was not requested");
            }
        }
        throw new ProtocolException("more than " + MOST_INTERIM + " interim responses");
    }

    /** The value of a field, or {@code null}. */
    public @Nullable String field(String name) {
        return fields.get(name.toLowerCase(Locale.ROOT));
    }

    private static ResponseHead readOne(InputStream in) throws IOException {
        int[] budget = {LONGEST_HEAD};
        String first = line(in, budget);
        Matcher statusLine = STATUS_LINE.matcher(first);
        if (!statusLine.matches()) {
            throw new ProtocolException("no status line");
        }
        Map<String, String> fields = new TreeMap<>();
        for (String line = line(in, budget); !line.isEmpty(); line = line(in, budget)) {
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                // obsolete folding: never in a field that matters here
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("a header without a name");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            fields.merge(name, value, (one, other) -> framing(name) ? one + ", " + other : one);
        }
        return new ResponseHead(Integer.parseInt(statusLine.group(1)), fields);
    }

    private static boolean framing(String name) {
        return name.equals("content-length") || name.equals("transfer-encoding");
    }

    /** Reads up to a line feed; returns the line without it and without a carriage return before it. */
    static String line(InputStream in, int[] budget) throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended within the head");
            }
            if (--budget[0] < 0) {
                throw new ProtocolException("a head of more than " + LONGEST_HEAD + " bytes");
            }
            if (next == '\n') {
                int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                return new String(line, 0, end, ISO_8859_1);
            }
            if (length == line.length) {
                line = java.util.Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) next;
        }
    }
}
