/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The target of a request line, taken apart and not decoded (RFC 9112, section 3.2). */
public final class RequestTarget {
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");

    private RequestTarget() {}

    /** The path; empty for a target that has none, such as that of {@code CONNECT}. */
    public static String path(String target) {
        int start = 0;
        if (!target.startsWith("/")) {
            Matcher authority = ABSOLUTE.matcher(target);
            start = authority.lookingAt() ? authority.end() : target.length();
        }
        int end = target.indexOf('?', start);
        return target.substring(start, end < 0 ? target.length() : end);
    }

    /** What follows the first question mark, or {@code null}. */
    public static @Nullable String query(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? null : target.substring(mark + 1);
    }
}
