/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is answered at one path. Immutable.
 *
 * @param authenticated whether only authenticated readers are answered
 * @param format in which dialect, unless the request names another one; {@code null} if {@code Accept} decides
 * @param representations one per dialect that has this path
 * @param brief the same with the status alone, if even who asks too much is answered; else empty
 */
record Route(
        boolean authenticated,
        @Nullable Dialect format,
        List<Representation> representations,
        List<Representation> brief) {
    /** A path that everybody may read. */
    static Route of(List<Dialect> dialects, Function<Dialect, View> view) {
        return of(false, null, dialects, view);
    }

    static Route of(
            boolean authenticated, @Nullable Dialect format, List<Dialect> dialects, Function<Dialect, View> view) {
        List<Representation> representations = new ArrayList<>();
        List<Representation> brief = new ArrayList<>();
        for (Dialect dialect : dialects) {
            View full = view.apply(dialect);
            View essence = full.brief();
            representations.add(new Representation(full, dialect));
            if (essence != null) {
                brief.add(new Representation(essence, dialect));
            }
        }
        return new Route(authenticated, format, List.copyOf(representations), List.copyOf(brief));
    }

    /**
     * What a request asks here, or {@code null} if its dialect does not know this path.
     *
     * @throws BadRequestException if its query is malformed or names no dialect
     */
    @Nullable
    Representation representation(HealthRequest request) {
        return in(dialect(request), representations);
    }

    /** The same for a client that has asked too much; {@code null} if it is not answered here. */
    @Nullable
    Representation brief(HealthRequest request) {
        return brief.isEmpty() ? null : in(dialect(request), brief);
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
