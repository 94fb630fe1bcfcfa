/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.concurrent.CompletionStage;

/** Responds at a path that shows no probe and no check in one of the formats: files, metrics, events, badges, beats. Thread-safe. */
interface PathHandler {
    /** Whether it is responsible for a path. */
    boolean isAt(String path);

    /** Whether only GET and HEAD exist there. */
    default boolean isReadOnly() {
        return true;
    }

    /** Responds to a request: GET or HEAD, or any other if it is not read only. */
    CompletionStage<HealthResponse> handle(HealthRequest request, boolean head);
}
