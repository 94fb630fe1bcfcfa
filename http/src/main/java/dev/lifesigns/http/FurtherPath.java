/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path that the user has chosen for a probe.
 *
 * @param path the path
 * @param probe the name of the probe
 * @param format the format unless {@code ?format=} selects another one; {@code null} if {@code Accept} decides
 */
record FurtherPath(String path, String probe, @Nullable Format format) {
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~!$&'()*+,;=:@-]+)+/?");

    /** Whether {@link HealthEndpoint.Builder#path(String, String)} accepts a text as a path. */
    static boolean wellFormed(String path) {
        return PATH.matcher(path).matches() && !Routes.hasDotSegment(path);
    }

    /** A probe below it, in the same format. */
    FurtherPath group(String name) {
        return new FurtherPath((path.endsWith("/") ? path : path + "/") + name, name, format);
    }

    /** @throws IllegalArgumentException if the path is malformed */
    FurtherPath {
        if (!wellFormed(path)) {
            throw new IllegalArgumentException("path: '" + path
                    + "' (expected: segments such as /healthz, without dots alone, empty segments or escapes)");
        }
    }
}
