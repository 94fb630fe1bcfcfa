/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.metrics.RequestCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The representations of one path. Immutable.
 *
 * @param authenticated whether only authenticated requests may see it
 * @param format the dialect unless the query selects another one; {@code null} if {@code Accept} decides
 * @param representations one per dialect that has this path
 * @param brief the same with the status alone, for requests over the rate limit; empty if these are rejected
 */
record Route(
        boolean authenticated,
        @Nullable Dialect format,
        List<Representation> representations,
        List<Representation> brief) {
    /** A path that is not about a probe. */
    static Route of(boolean authenticated, List<Dialect> dialects, Function<Dialect, View> view) {
        return of(authenticated, null, dialects, view, null);
    }

    /** A public path. */
    static Route of(
            @Nullable Dialect format,
            List<Dialect> dialects,
            Function<Dialect, View> view,
            @Nullable RequestCounter requests) {
        return of(false, format, dialects, view, requests);
    }

    private static Route of(
            boolean authenticated,
            @Nullable Dialect format,
            List<Dialect> dialects,
            Function<Dialect, View> view,
            @Nullable RequestCounter requests) {
        List<Representation> representations = new ArrayList<>();
        List<Representation> brief = new ArrayList<>();
        for (Dialect dialect : dialects) {
            View full = view.apply(dialect);
            View essence = full.brief();
            representations.add(new Representation(full, dialect, requests));
            if (essence != null) {
                brief.add(new Representation(essence, dialect, requests));
            }
        }
        return new Route(authenticated, format, List.copyOf(representations), List.copyOf(brief));
    }

    /**
     * The representation that a request selects, or {@code null} if its dialect does not have this path.
     *
     * @throws BadRequestException if its query is malformed or names no dialect
     */
    @Nullable
    Representation representation(HealthRequest request) {
        return in(dialect(request), representations);
    }

    /** The same for a request over the rate limit; {@code null} if it is rejected. */
    @Nullable
    Representation brief(HealthRequest request) {
        return brief.isEmpty() ? null : in(dialect(request), brief);
    }

    /** Counts a response without a representation. */
    void count(int status) {
        representations.get(0).count(status); // all count alike
    }

    private Dialect dialect(HealthRequest request) {
        return Dialects.of(request.query(), format, request.header("Accept"));
    }

    private static @Nullable Representation in(Dialect dialect, List<Representation> representations) {
        for (int i = 0; i < representations.size(); i++) {
            Representation representation = representations.get(i);
            if (representation.dialect() == dialect) {
                return representation;
            }
        }
        return null;
    }
}
