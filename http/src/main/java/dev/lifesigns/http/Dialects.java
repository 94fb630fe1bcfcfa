/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All dialects, and which of them a request gets. */
final class Dialects {
    static final Dialect NATIVE = new NativeJson();
    static final Dialect MICROPROFILE = new MicroProfileJson();

    /** One per format: those that {@code ?format=} selects. The first is preferred. */
    static final List<Dialect> FORMATS =
            List.of(NATIVE, new HealthJson(), ActuatorJson.V3, MICROPROFILE, new KubernetesText());

    /** The versions of Actuator's format. */
    static final List<Dialect> ACTUATOR = List.of(ActuatorJson.V3, ActuatorJson.V2);

    /** All that {@code Accept} selects. */
    static final List<Dialect> ALL =
            Stream.concat(FORMATS.stream(), Stream.of(ActuatorJson.V2)).toList();

    private static final String UNKNOWN_FORMAT =
            "format: unknown (expected: " + FORMATS.stream().map(Dialect::name).collect(Collectors.joining(", ")) + ")";

    private Dialects() {}

    /** The dialect of a format. */
    static Dialect of(Format format) {
        return named(format.wireName());
    }

    /**
     * The dialect that a request selects: by {@code ?format=}, or else the one of the path, of which {@code Accept} selects
     * the version, or else by {@code Accept}, or else the native one. A prober that accepts none of them still gets a
     * response, because it needs the status code.
     *
     * @param ofPath the one of the path, or {@code null}
     * @throws BadRequestException if the query is malformed or names no dialect
     */
    static Dialect of(@Nullable String query, @Nullable Dialect ofPath, @Nullable String accept) {
        String format = query == null ? null : QueryString.value(query, "format");
        if (format != null) {
            return named(format);
        }
        if (ofPath == null) {
            return accepted(accept, ALL);
        }
        return ofPath == ActuatorJson.V3 ? accepted(accept, ACTUATOR) : ofPath;
    }

    private static Dialect named(String format) {
        for (Dialect dialect : FORMATS) {
            if (dialect.name().equals(format)) {
                return dialect;
            }
        }
        throw new BadRequestException(UNKNOWN_FORMAT);
    }

    /** The one that is wanted most, or else the first. */
    private static Dialect accepted(@Nullable String accept, List<Dialect> dialects) {
        Dialect best = dialects.get(0);
        if (accept == null || accept.equals("*/*")) {
            return best;
        }
        int bestRank = 0;
        for (int i = 0; i < dialects.size(); i++) {
            Dialect dialect = dialects.get(i);
            String mediaType = dialect.mediaType();
            int rank = mediaType == null ? 0 : AcceptHeader.rank(accept, mediaType);
            if (rank > bestRank) {
                best = dialect;
                bestRank = rank;
            }
        }
        return best;
    }
}
