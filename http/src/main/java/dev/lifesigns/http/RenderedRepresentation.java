/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.HealthResponse.Header;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A rendered report: the bytes and headers of every response that shows it, except for the time of the response. Immutable.
 */
final class RenderedRepresentation {
    private final String entityTag;
    private final PreparedResponse full;
    private final PreparedResponse notModified;

    /* Where the body shows the time of the response; -1 if it does not. */
    private final int serverTime;

    RenderedRepresentation(Dialect dialect, Report report) {
        this.entityTag = EntityTag.of(dialect, report);
        List<Header> tag = List.of(new Header("ETag", entityTag));
        String body = dialect.render(report);
        this.serverTime = dialect.showsServerTime(report) ? ServerTime.indexIn(body) : -1;
        this.full = PreparedResponse.of(report.httpStatus(), dialect.contentType(), body, tag);
        this.notModified = PreparedResponse.withoutBody(304, tag);
    }

    /** The status code of the full response. */
    int status() {
        return full.status();
    }

    CompletionStage<HealthResponse> full(boolean head, InstantSource clock) {
        return head || serverTime < 0
                ? full.to(head)
                : full.get().thenApply(response -> ServerTime.replaced(response, serverTime, clock.instant()));
    }

    /** The body as of now in parts, most of whose bytes are shared. */
    List<ByteBuffer> parts(InstantSource clock) {
        ByteBuffer body = full.get().toCompletableFuture().join().body();
        return serverTime < 0 ? List.of(body) : ServerTime.replaced(body, serverTime, clock.instant());
    }

    CompletionStage<HealthResponse> notModified() {
        return notModified.get();
    }

    /** Whether {@code If-None-Match} names this representation. */
    boolean matches(String ifNoneMatch) {
        return EntityTag.matches(ifNoneMatch, entityTag);
    }
}
