/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.nats;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who the client is.
 *
 * @param fields of the {@code CONNECT} message
 * @param secrets those values that no message may show
 */
record Login(Map<String, String> fields, List<String> secrets) {
    static final Login NONE = new Login(Map.of(), List.of());
    private static final int FIRST_PRINTABLE = 0x20;

    static Login user(String username, String password) {
        return new Login(Map.of("user", username, "pass", password), List.of(password));
    }

    static Login token(String token) {
        return new Login(Map.of("auth_token", token), List.of(token));
    }

    /** The fields as members of a JSON object, each after a comma. */
    String members() {
        return fields.entrySet().stream()
                .map(field -> ",\"" + field.getKey() + "\":" + quoted(field.getValue()))
                .collect(Collectors.joining());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return fields.keySet().toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"' || next == '\\') {
                json.append('\\').append(next);
            } else if (next < FIRST_PRINTABLE) {
                json.append("\\u").append(HexFormat.of().toHexDigits(next));
            } else {
                json.append(next);
            }
        }
        return json.append('"').toString();
    }
}
