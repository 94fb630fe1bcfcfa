/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.List;

/**
 * Decides who may read {@code /health/detailed}. Thread-safe.
 *
 * <p>It is asked on the server's own thread, for that path only, and should not block.
 */
public interface Authenticator {
    /** The four answers to credentials, or to their absence. */
    enum Outcome {
        /** They are good, and enough. */
        AUTHENTICATED,
        /** They are good, but this reader may not see it: 403. */
        FORBIDDEN,
        /** There are none, or they are wrong: 401. */
        REJECTED,
        /** They cannot be verified just now, and may be sent again in a second: 429. */
        BUSY
    }

    /**
     * Judges the credentials of a request.
     *
     * <p>Anything thrown is logged and answered with 500; put no credentials into an exception's message.
     */
    Outcome authenticate(HealthRequest request);

    /** The values of {@code WWW-Authenticate} that a 401 carries, such as {@code Bearer realm="health"}; at least one. */
    List<String> challenges();
}
