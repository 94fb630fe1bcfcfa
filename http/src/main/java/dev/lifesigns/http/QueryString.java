/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import org.jspecify.annotations.Nullable;

/** Reads parameters of a query. Unknown ones must be well-formed and are otherwise ignored. */
final class QueryString {
    private QueryString() {}

    /**
     * The decoded value of a parameter, or {@code null} if it is absent. A plus sign is a plus sign, because names of
     * formats contain it.
     *
     * @throws BadRequestException if the query is malformed, or contains the parameter twice
     */
    static @Nullable String value(String query, String name) {
        String value = null;
        int start = 0;
        while (start <= query.length()) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            String pair = PercentEncoding.decode("query", query.substring(start, end));
            int equals = pair.indexOf('=');
            if (equals == name.length() && pair.startsWith(name)) {
                if (value != null) {
                    throw new BadRequestException(name + ": given twice (expected: once)");
                }
                value = pair.substring(equals + 1);
            }
            start = end + 1;
        }
        return value;
    }
}
