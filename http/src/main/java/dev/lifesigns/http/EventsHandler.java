/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.HealthResponse.Header;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Responds to authenticated requests for events, with a stream. Thread-safe. */
final class EventsHandler implements PathHandler {
    private static final long RETRY_AFTER_SECONDS = 5;

    private static final List<Header> HEADERS = List.of(
            new Header("Content-Type", "text/event-stream;charset=utf-8"),
            new Header("Cache-Control", "no-store"),
            new Header("X-Content-Type-Options", "nosniff"),
            // nginx would keep events until it has a page of them.
            new Header("X-Accel-Buffering", "no"));

    private final String path;
    private final EventStreams streams;
    private final Admission admission;
    private final ErrorResponses errors;

    EventsHandler(String path, EventStreams streams, Admission admission, ErrorResponses errors) {
        this.path = path;
        this.streams = streams;
        this.admission = admission;
        this.errors = errors;
    }

    @Override
    public boolean isAt(String requested) {
        return path.equals(requested);
    }

    /** Responds to a GET or HEAD request. */
    @Override
    public CompletionStage<HealthResponse> handle(HealthRequest request, boolean head) {
        boolean canStream = request.canStream();
        String lastEventId = request.header("Last-Event-ID");
        return admission.admit(request, head, () -> admitted(canStream, lastEventId, head));
    }

    private CompletionStage<HealthResponse> admitted(boolean canStream, @Nullable String lastEventId, boolean head) {
        if (!canStream) {
            return errors.notImplemented().to(head);
        }
        if (head) {
            return CompletableFuture.completedStage(HealthResponse.of(200, HEADERS));
        }
        EventReader reader = streams.open(lastEventId);
        return reader == null
                ? errors.tooManyRequests(RETRY_AFTER_SECONDS).to(false)
                : CompletableFuture.completedStage(HealthResponse.streaming(200, HEADERS, reader));
    }

    /** Ends all streams, and completes when each of them has ended. */
    CompletionStage<Void> end() {
        return streams.end();
    }
}
