/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * The member of a body that shows when the response was made. A body is rendered once for each version, and many
 * responses share it, so this member has a fixed length and is replaced in a copy.
 */
final class ServerTime {
    private static final String NAME = "server_time";
    private static final String START = '"' + NAME + "\":\"";
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ServerTime() {}

    /** Writes the member; only characters of ASCII may stand before it, and nothing of users. */
    static void write(JsonGenerator json, Instant time) {
        json.writeStringProperty(NAME, FORMAT.format(time));
    }

    /** Where its value is in a body that has this member. */
    static int indexIn(String body) {
        return body.indexOf(START) + START.length();
    }

    /** The response with another time at that index. */
    static HealthResponse replaced(HealthResponse response, int index, Instant time) {
        byte[] body = new byte[response.bodyLength()];
        response.body().get(body);
        byte[] value = bytes(time);
        System.arraycopy(value, 0, body, index, value.length);
        return HealthResponse.of(response.status(), response.headers(), body);
    }

    /** The body with another time at that index, in three parts: the bytes around the time are shared. */
    static List<ByteBuffer> replaced(ByteBuffer body, int index, Instant time) {
        byte[] value = bytes(time);
        int rest = index + value.length;
        return List.of(
                body.slice(0, index), ByteBuffer.wrap(value).asReadOnlyBuffer(), body.slice(rest, body.limit() - rest));
    }

    private static byte[] bytes(Instant time) {
        return FORMAT.format(time).getBytes(US_ASCII);
    }
}
