/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request whose response is not complete yet: the request itself belongs to its server.
 *
 * @param representation the representation to respond with
 * @param head whether the response has no body
 * @param client the client, by {@link Client#key()}
 * @param ifNoneMatch the entity tags that the client has, or {@code null}
 * @param waitSeconds how long it waits for a change; 0 if not at all
 */
record PendingRequest(
        Representation representation,
        boolean head,
        long client,
        @Nullable String ifNoneMatch,
        int waitSeconds) {}
