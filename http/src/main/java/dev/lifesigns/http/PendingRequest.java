/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import org.jspecify.annotations.Nullable;

/**
 * What is needed of a request that is not answered at once: the request itself belongs to its server.
 *
 * @param representation what it asks for
 * @param head whether it wants no body
 * @param client whose it is, by {@link Client#key()}
 * @param ifNoneMatch the tags that the client knows, or {@code null}
 * @param waitSeconds how long it would wait for others; 0 if not at all
 */
record PendingRequest(
        Representation representation,
        boolean head,
        long client,
        @Nullable String ifNoneMatch,
        int waitSeconds) {}
