/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, for a connection that is used once (RFC 9112).
 *
 * @param body what to send with it, or {@code null}
 * @param absolute whether the whole URL is sent, as a proxy needs it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RequestHead(String method, Map<String, String> headers, byte @Nullable [] body, boolean absolute) {
    /** @throws IllegalArgumentException if there is a body that the method does not have */
    public RequestHead {
        if (body != null && !method.equals("POST")) {
            throw new IllegalArgumentException("body: set with method " + method + " (expected: POST)");
        }
    }

    /** The bytes for a URL without user-info and fragment. */
    byte[] to(URI uri) {
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ');
        if (absolute) {
            head.append(uri.getScheme()).append("://").append(uri.getRawAuthority());
        }
        head.append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] content = body == null ? new byte[0] : body;
        if (method.equals("POST")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
