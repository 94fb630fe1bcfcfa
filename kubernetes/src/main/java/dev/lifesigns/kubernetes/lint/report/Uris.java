/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint.report;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that a report points to. */
final class Uris {
    private Uris() {}

    /** The name of a file as a reference, relative if the name is; what a URI may not hold is escaped. */
    static String ofFile(String name) {
        String path = name.replace('\\', '/');
        try {
            URI uri = isAbsolute(name)
                    ? new URI("file", "", path.startsWith("/") ? path : "/" + path, null)
                    : new URI(null, null, firstSegmentWithColon(path) ? "./" + path : path, null);
            return uri.toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("file: '" + name + "' (expected: a path)", e);
        }
    }

    /** Which would be taken for a scheme. */
    private static boolean firstSegmentWithColon(String path) {
        return path.matches("[^/]*:.*");
    }

    static boolean isAbsolute(String name) {
        return name.startsWith("/") || name.matches("[A-Za-z]:[\\\\/].*");
    }
}
