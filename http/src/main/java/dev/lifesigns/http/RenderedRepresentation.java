/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.HealthResponse.Header;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A rendered report: the bytes and headers of every response that shows it. Immutable. */
final class RenderedRepresentation {
    private final String entityTag;
    private final PreparedResponse full;
    private final PreparedResponse notModified;

    RenderedRepresentation(Dialect dialect, Report report) {
        this.entityTag = EntityTag.of(dialect, report);
        List<Header> tag = List.of(new Header("ETag", entityTag));
        this.full = PreparedResponse.of(report.httpStatus(), dialect.contentType(), dialect.render(report), tag);
        this.notModified = PreparedResponse.withoutBody(304, tag);
    }

    /** The status code of the full response. */
    int status() {
        return full.status();
    }

    CompletionStage<HealthResponse> full(boolean head) {
        return full.to(head);
    }

    CompletionStage<HealthResponse> notModified() {
        return notModified.get();
    }

    /** Whether {@code If-None-Match} names this representation. */
    boolean matches(String ifNoneMatch) {
        return EntityTag.matches(ifNoneMatch, entityTag);
    }
}
