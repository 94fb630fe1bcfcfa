/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body to its end (RFC 9112 §6 and §7). Reading stops at the limit, and a longer body counts as read: the server
 * responds.
 */
public final class ResponseBody {
    public static final int LIMIT = 64 * 1024;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,15})[ \\t]*(?:;.*)?");

    private final InputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private int left = LIMIT;

    private ResponseBody(InputStream in) {
        this.in = in;
    }

    /**
     * The body of a response, up to the limit.
     *
     * @param ofHead whether the request was HEAD, whose response has no body
     * @throws TruncatedResponseException if the connection ends before the body does
     * @throws ProtocolException if its framing is invalid
     */
    static byte[] read(InputStream in, ResponseHead head, boolean ofHead) throws IOException {
        if (ofHead || head.status() == 204 || head.status() == 304) {
            return new byte[0];
        }
        ResponseBody body = new ResponseBody(in);
        try {
            body.read(head.field("Transfer-Encoding"), head.field("Content-Length"));
        } catch (EOFException e) {
            throw new TruncatedResponseException(e);
        }
        return body.content.toByteArray();
    }

    private void read(@Nullable String coding, @Nullable String length) throws IOException {
        if (coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
            readChunks();
        } else if (coding != null || length == null) {
            skip(Long.MAX_VALUE, false);
        } else {
            skip(parse(length), true);
        }
    }

    private static long parse(String lengths) throws ProtocolException {
        String[] all = lengths.split(",");
        for (String one : all) {
            if (!LENGTH.matcher(one.strip()).matches() || !one.strip().equals(all[0].strip())) {
                throw new ProtocolException("a length that is not a number");
            }
        }
        return Long.parseLong(all[0].strip());
    }

    private void readChunks() throws IOException {
        while (left > 0) {
            var matcher = CHUNK.matcher(line());
            if (!matcher.matches()) {
                throw new ProtocolException("a chunk without a size");
            }
            long size = Long.parseLong(matcher.group(1), 16);
            if (size == 0) {
                skipTrailers();
                return;
            }
            skip(size, true);
            if (left > 0 && !line().isEmpty()) {
                throw new ProtocolException("a chunk that is longer than its size");
            }
        }
    }

    private void skipTrailers() throws IOException {
        String line = line();
        while (left > 0 && !line.isEmpty()) {
            line = line();
        }
    }

    private String line() throws IOException {
        int[] budget = {left};
        String line = ResponseHead.line(in, budget);
        left = budget[0];
        return line;
    }

    private void skip(long length, boolean whole) throws IOException {
        long missing = length;
        while (missing > 0 && left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, missing));
            if (read < 0) {
                if (whole) {
                    throw new EOFException("the connection ended within the body");
                }
                return;
            }
            content.write(buffer, 0, Math.min(read, left));
            missing -= read;
            left -= read;
        }
    }
}
