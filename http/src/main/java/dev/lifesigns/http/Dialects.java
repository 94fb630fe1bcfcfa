/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All dialects, the preferred first. */
final class Dialects {
    static final Dialect NATIVE = new NativeJson();
    static final Dialect MICROPROFILE = new MicroProfileJson();

    static final List<Dialect> ALL =
            List.of(NATIVE, new HealthJson(), new ActuatorJson(), MICROPROFILE, new KubernetesText());

    private static final String UNKNOWN_FORMAT =
            "format: unknown (expected: " + ALL.stream().map(Dialect::name).collect(Collectors.joining(", ")) + ")";

    private Dialects() {}

    /** The dialect of a format. */
    static Dialect of(Format format) {
        return named(format.wireName());
    }

    /**
     * The dialect that a request selects: by {@code ?format=}, or else the one of the path, or else by {@code Accept},
     * or else the native one. A prober that accepts none of them still gets a response, because it needs the status
     * code.
     *
     * @param ofPath the one of the path, or {@code null}
     * @throws BadRequestException if the query is malformed or names no dialect
     */
    static Dialect of(@Nullable String query, @Nullable Dialect ofPath, @Nullable String accept) {
        String format = query == null ? null : QueryString.value(query, "format");
        if (format != null) {
            return named(format);
        }
        return ofPath != null ? ofPath : accepted(accept);
    }

    private static Dialect named(String format) {
        for (Dialect dialect : ALL) {
            if (dialect.name().equals(format)) {
                return dialect;
            }
        }
        throw new BadRequestException(UNKNOWN_FORMAT);
    }

    private static Dialect accepted(@Nullable String accept) {
        if (accept == null || accept.equals("*/*")) {
            return NATIVE;
        }
        Dialect best = NATIVE;
        int bestQuality = 0;
        for (int i = 0; i < ALL.size(); i++) {
            Dialect dialect = ALL.get(i);
            String mediaType = dialect.mediaType();
            int quality = mediaType == null ? 0 : AcceptHeader.quality(accept, mediaType);
            if (quality > bestQuality) {
                best = dialect;
                bestQuality = quality;
            }
        }
        return best;
    }
}
