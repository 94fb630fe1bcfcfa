/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * A response that has arrived.
 *
 * @param body its first 64 KiB
 * @param daysLeft until the first certificate of the server expires, or {@code null} without TLS
 * @param fieldBlock the fields of HTTP/2 and its trailers, as HPACK has them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Response(
        ResponseHead head, byte[] body, @Nullable Long daysLeft, byte[] fieldBlock) {
    /** A response of HTTP/1.1. */
    Response(ResponseHead head, byte[] body, @Nullable Long daysLeft) {
        this(head, body, daysLeft, new byte[0]);
    }

    public String text() {
        return new String(body, UTF_8);
    }
}
