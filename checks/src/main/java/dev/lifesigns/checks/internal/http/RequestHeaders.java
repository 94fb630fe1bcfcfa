/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a check may send. */
public final class RequestHeaders {
    /** RFC 9110 §5.6.2 and §5.5. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern VISIBLE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    /** Headers of the connection. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "expect",
            "upgrade",
            "te",
            "trailer",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "http2-settings");

    private RequestHeaders() {}

    /** @throws IllegalArgumentException if it is malformed or of the connection; the message never repeats the value */
    public static void requireSendable(String name, String value) {
        if (!TOKEN.matcher(name).matches()
                || !VISIBLE.matcher(value).matches()
                || OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header "
                    + (TOKEN.matcher(name).matches() ? name : "name")
                    + ": refused (expected: a header that a client may set, of visible characters)");
        }
    }
}
