/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came back, as it was sent.
 *
 * @param statusLine the first line
 * @param fields the header fields in their order
 * @param body the body, one character for each byte
 */
record RawResponse(String statusLine, List<Field> fields, String body) {
    /** One header field. */
    record Field(String name, String value) {}

    RawResponse {
        fields = List.copyOf(fields);
        if (!statusLine.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new AssertionError("status line: '" + statusLine + "' (expected: such as HTTP/1.1 200 OK)");
        }
    }

    int status() {
        return Integer.parseInt(statusLine.substring(9, 12));
    }

    /** The values of all fields of that name. */
    List<String> fields(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** The value of the first field of that name, or {@code null}. */
    @Nullable
    String field(String name) {
        List<String> values = fields(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** Whether the server says that it hangs up now. */
    boolean closesConnection() {
        return fields("Connection").stream().anyMatch("close"::equalsIgnoreCase);
    }

    RawResponse withBody(String read) {
        return new RawResponse(statusLine, fields, read);
    }
}
