/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.http.HealthResponse.Header;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Accepts {@code POST} of signs of life, below one path. */
final class BeatHandler implements PathHandler {
    private static final PreparedResponse ACCEPTED = PreparedResponse.withoutBody(204, List.of());
    private static final PreparedResponse REFUSED =
            PreparedResponse.problem(401, "Unauthorized", new Header("WWW-Authenticate", "Bearer realm=\"health\""));
    private static final PreparedResponse NOT_ALLOWED =
            PreparedResponse.problem(405, "Method Not Allowed", new Header("Allow", "POST"));

    private final String path;
    private final BeatReceiver receiver;

    /** @param path ends with a slash */
    BeatHandler(String path, BeatReceiver receiver) {
        this.path = path;
        this.receiver = receiver;
    }

    @Override
    public boolean isAt(String path) {
        return path.startsWith(this.path);
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public CompletionStage<HealthResponse> handle(HealthRequest request, boolean head) {
        if (!request.method().equals("POST")) {
            return NOT_ALLOWED.to(head);
        }
        String token = Credentials.of("Bearer", request);
        boolean accepted = token != null && receiver.beat(request.path().substring(path.length()), token);
        return (accepted ? ACCEPTED : REFUSED).get();
    }
}
