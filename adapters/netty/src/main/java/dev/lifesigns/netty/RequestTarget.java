/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** The target on the request line (RFC 9112, section 3.2). */
final class RequestTarget {
    private static final String AFTER_SCHEME = "://";

    private RequestTarget() {}

    /**
     * Path and query as they were sent: of the origin form, of the absolute form, which proxies send, or the asterisk of
     * {@code OPTIONS}. {@code null} for everything else: what one reads as a path and another one as a host name is refused.
     */
    static @Nullable String pathAndQuery(HttpMethod method, String target) {
        if (target.startsWith("/")) {
            return target;
        }
        if (target.equals("*")) {
            return method.equals(HttpMethod.OPTIONS) ? target : null;
        }
        int scheme = target.indexOf(AFTER_SCHEME);
        return scheme > 0 && isScheme(target, scheme) ? withoutOrigin(target, scheme + AFTER_SCHEME.length()) : null;
    }

    private static @Nullable String withoutOrigin(String target, int authority) {
        int end = authority;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        if (end == authority) {
            return null;
        }
        String rest = target.substring(end);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** A letter, and then letters, digits, {@code +}, {@code -} and dots (RFC 3986, section 3.1). */
    private static boolean isScheme(String target, int end) {
        for (int i = 0; i < end; i++) {
            char c = target.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return true;
    }
}
