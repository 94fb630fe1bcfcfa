/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.List;

/**
 * Decides who may read {@code /health/detailed}. Thread-safe.
 *
 * <pre>{@code
 * final class ApiKey implements Authenticator {
 *     public Outcome authenticate(HealthRequest request) {
 *         return keys.isKnown(request.header("X-Api-Key")) ? Outcome.AUTHENTICATED : Outcome.REJECTED;
 *     }
 *
 *     public List<String> challenges() {
 *         return List.of("ApiKey realm=\"health\"");
 *     }
 * }
 *
 * HealthEndpoint endpoint = HealthEndpoint.builder(health).authenticator(new ApiKey()).build();
 * }</pre>
 *
 * <p>It is called on the server's own thread, for that path only, and should not block.
 */
public interface Authenticator {
    /** The possible results of verifying the credentials of a request. */
    enum Outcome {
        /** The credentials are valid and sufficient. */
        AUTHENTICATED,
        /** The credentials are valid but not sufficient: 403. */
        FORBIDDEN,
        /** There are no credentials, or they are invalid: 401. */
        REJECTED,
        /** The credentials cannot be verified at the moment; the client may retry after a second: 429. */
        BUSY
    }

    /**
     * Verifies the credentials of a request.
     *
     * <p>An exception is logged, and the response is 500; its message must not contain credentials.
     */
    Outcome authenticate(HealthRequest request);

    /** The values of {@code WWW-Authenticate} that a 401 carries, such as {@code Bearer realm="health"}; at least one. */
    List<String> challenges();
}
