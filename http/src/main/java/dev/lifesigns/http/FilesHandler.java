/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletionStage;

/** Serves the files of an endpoint. */
record FilesHandler(Routes routes) implements PathHandler {
    @Override
    public boolean isAt(String path) {
        return routes.file(path) != null;
    }

    @Override
    public CompletionStage<HealthResponse> handle(HealthRequest request, boolean head) {
        return requireNonNull(routes.file(request.path())).respond(request, head);
    }
}
