/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import org.jspecify.annotations.Nullable;

/** Reads {@code Authorization}. */
final class Credentials {
    private Credentials() {}

    /** What follows the scheme's name, or {@code null} if the request uses another scheme or none. */
    static @Nullable String of(String scheme, HealthRequest request) {
        String header = request.header("Authorization");
        if (header == null || header.length() <= scheme.length() || header.charAt(scheme.length()) != ' ') {
            return null;
        }
        boolean uses = header.regionMatches(true, 0, scheme, 0, scheme.length());
        return uses ? header.substring(scheme.length() + 1).strip() : null;
    }
}
