/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.util.List;

/** Authentication by bearer tokens (RFC 6750). */
final class Bearer implements Authenticator {
    private final KnownTokens tokens;

    Bearer(KnownTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Outcome authenticate(HealthRequest request) {
        String token = Credentials.of("Bearer", request);
        return token != null && tokens.contains(token) ? Outcome.AUTHENTICATED : Outcome.REJECTED;
    }

    @Override
    public List<String> challenges() {
        return List.of("Bearer realm=\"health\"");
    }
}
