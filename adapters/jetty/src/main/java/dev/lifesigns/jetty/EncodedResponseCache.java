/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jetty;

import dev.lifesigns.http.HealthResponse;
import org.jspecify.annotations.Nullable;

/**
 * Caches the last few responses as Jetty writes them: the endpoint returns the same object for equal requests until
 * something changes. Thread-safe.
 */
final class EncodedResponseCache {
    private static final int PLACES = 16;

    /*
     * Written and read without order. What stands here is immutable, so a thread that misses what another one has written
     * prepares the same once more, and that is all.
     */
    private final @Nullable EncodedResponse[] places = new @Nullable EncodedResponse[PLACES];

    EncodedResponse of(HealthResponse response) {
        int place = System.identityHashCode(response) & (PLACES - 1);
        EncodedResponse remembered = places[place];
        if (remembered != null && remembered.source() == response) {
            return remembered;
        }
        EncodedResponse prepared = EncodedResponse.of(response);
        places[place] = prepared;
        return prepared;
    }
}
